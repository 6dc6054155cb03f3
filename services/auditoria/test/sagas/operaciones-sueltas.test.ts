import { expect } from 'chai';
import { Escenario } from '../support/escenario.js';
import * as de from '../support/mensajes-de-propiedad.js';

/** The same three stages for each aggregate: what happens to it, the audit, the decision. */
const casos = [
  {
    tipo: 'CREAR_SOLO_PROPIEDAD',
    hecho: de.creada,
    refused: de.creacionFallida,
    motivo: 'DUPLICADA',
    aprobar: 'AprobarPropiedad',
    aprobado: de.aprobada,
    noAprobado: de.aprobacionFallida,
    compensation: { sends: 'EliminarPropiedad', answer: de.eliminada },
  },
  {
    tipo: 'ACTUALIZAR_PROPIEDAD',
    hecho: de.actualizada,
    refused: de.actualizacionFallida,
    motivo: 'NO_EXISTE',
    aprobar: 'AprobarPropiedad',
    aprobado: de.aprobada,
    noAprobado: de.aprobacionFallida,
  },
  {
    tipo: 'CREAR_DATOS_GEOGRAFICOS',
    hecho: de.creados,
    refused: de.datosFallidos,
    motivo: 'ELIMINADA',
    aprobar: 'AprobarDatosGeograficos',
    aprobado: de.aprobados,
    noAprobado: de.datosNoAprobados,
    compensation: { sends: 'EliminarDatosGeograficos', answer: de.eliminados },
  },
  {
    tipo: 'ACTUALIZAR_DATOS_GEOGRAFICOS',
    hecho: de.actualizados,
    refused: de.datosNoActualizados,
    motivo: 'VERSION_OBSOLETA',
    aprobar: 'AprobarDatosGeograficos',
    aprobado: de.aprobados,
    noAprobado: de.datosNoAprobados,
  },
] as const;

describe('operations on one aggregate, and deletions', () => {
  for (const { tipo, hecho, refused, motivo, aprobar, aprobado, noAprobado, ...caso } of casos)
    describe(tipo, () => {
      it('audits what happened and approves it', () => {
        const curso = Escenario.nuevo()
          .on(hecho)
          .sends(aprobar)
          .ignores(hecho)
          .on(aprobado)
          .ends('COMPLETADA');
        expect(curso.operacion).to.include({ tipo, agregadoId: hecho.aggregateId });
      });

      it('is over when it was refused', () => {
        const curso = Escenario.nuevo().on(refused).ends('FALLIDA', motivo).ignores(refused, hecho, aprobado);
        expect(curso.operacion).to.include({ tipo });
      });

      it('is over when it was changed or deleted before the verdict', () => {
        const audited = () => Escenario.nuevo().on(hecho);
        audited().on(noAprobado('VERSION_OBSOLETA')).ends('SUSTITUIDA', 'VERSION_OBSOLETA');
        audited().on(noAprobado('ELIMINADA')).ends('FALLIDA', 'ELIMINADA');
      });

      if ('compensation' in caso)
        it('can be cancelled', () => {
          Escenario.nuevo()
            .on(hecho, de.cancelar)
            .sends(caso.compensation.sends)
            .ignores(aprobado, de.cancelar)
            .on(caso.compensation.answer)
            .ends('COMPENSADA', 'CANCELADA');
        });
      else
        it('cannot be cancelled: there is nothing to go back to', () => {
          Escenario.nuevo().on(hecho).ignores(de.cancelar).on(aprobado).ends('COMPLETADA');
        });
    });

  describe('ELIMINAR_PROPIEDAD', () => {
    it('deletes the geographic data of a property that somebody deleted', () => {
      const curso = Escenario.nuevo()
        .on(de.eliminada)
        .sends('EliminarDatosGeograficos')
        .ignores(de.eliminada, de.cancelar)
        .on(de.eliminados)
        .ends('COMPLETADA')
        .ignores(de.eliminados);
      expect(curso.operacion.tipo).to.equal('ELIMINAR_PROPIEDAD');
      expect(curso.pasos).to.deep.equal(['propiedad HECHO', 'geografico HECHO']);
    });
  });

  describe('ELIMINAR_DATOS_GEOGRAFICOS', () => {
    const eliminados = () => Escenario.nuevo().on(de.eliminados);

    it('rejects whatever version there is of the property whose data somebody deleted', () => {
      const curso = eliminados().sends('RechazarPropiedad');
      const data = curso.sent('RechazarPropiedad') as { versionAuditada: null; reglas: { codigo: string }[] };
      expect(data.versionAuditada).to.equal(null);
      expect(data.reglas.map(({ codigo }) => codigo)).to.deep.equal(['SIN_DATOS_GEOGRAFICOS']);
      curso.on(de.rechazada).ends('COMPLETADA');
    });

    for (const motivo of ['ELIMINADA', 'VERSION_OBSOLETA'])
      it(`is done when the property could not be rejected: ${motivo}`, () => {
        const curso = eliminados().on(de.rechazoFallido(motivo)).ends('COMPLETADA');
        expect(curso.pasos).to.deep.equal(['geografico HECHO', 'propiedad HECHO']);
      });
  });
});
