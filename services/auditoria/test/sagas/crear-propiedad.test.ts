import { expect } from 'chai';
import { Escenario } from '../support/escenario.js';
import { geograficoValido, OPERACION, PROPIEDAD, propiedadValida } from '../support/mensajes.js';
import {
  aprobacionFallida,
  aprobada,
  aprobados,
  creacionFallida,
  creada,
  creadaSinNombre,
  creados,
  creadosEnMadrid,
  datosFallidos,
  datosNoAprobados,
  datosNoRechazados,
  eliminada,
  eliminados,
  rechazada,
  rechazados,
  rechazoFallido,
  registrar,
} from '../support/mensajes-de-propiedad.js';

const registrada = () => Escenario.nuevo().on(registrar);
const auditada = () => registrada().on(creada, creados);
const invalida = () => registrada().on(creadaSinNombre, creados);

describe('CREAR_PROPIEDAD', () => {
  it('creates both, audits both, approves both', () => {
    Escenario.nuevo()
      .on(registrar)
      .sends('CrearPropiedad', 'CrearDatosGeograficos')
      .on(creada)
      .sends()
      .on(creados)
      .sends('AprobarPropiedad', 'AprobarDatosGeograficos')
      .on(aprobada)
      .sends()
      .on(aprobados)
      .ends('COMPLETADA');
  });

  it('takes the answers of a stage in any order', () => {
    registrada().on(creados).sends().on(creada).sends('AprobarPropiedad', 'AprobarDatosGeograficos');
    auditada().on(aprobados).sends().on(aprobada).ends('COMPLETADA');
  });

  it('is about the property, under the id of the operation', () => {
    expect(registrada().operacion).to.include({
      id: OPERACION,
      tipo: 'CREAR_PROPIEDAD',
      agregadoId: PROPIEDAD,
      estado: 'EN_CURSO',
    });
  });

  it('creates what was registered', () => {
    const curso = registrada();
    expect(curso.sent('CrearPropiedad')).to.deep.equal(propiedadValida);
    expect(curso.sent('CrearDatosGeograficos')).to.deep.equal(geograficoValido);
  });

  it('approves of each the version that was audited', () => {
    const curso = auditada();
    expect(curso.sent('AprobarPropiedad')).to.deep.equal({ versionAuditada: 3 });
    expect(curso.sent('AprobarDatosGeograficos')).to.deep.equal({ versionAuditada: 4 });
  });

  it('shows how far it came', () => {
    expect(registrada().on(creados).pasos).to.deep.equal([
      'propiedad PENDIENTE',
      'geografico HECHO',
      'auditoria_propiedad PENDIENTE',
      'auditoria_geografico PENDIENTE',
      'decision_propiedad PENDIENTE',
      'decision_geografico PENDIENTE',
    ]);
  });

  it('hears each answer once', () => {
    registrada().ignores(registrar).on(creada).ignores(creada).on(creados).ignores(creada, creados);
    auditada().on(aprobada).ignores(aprobada).on(aprobados).ignores(aprobada, aprobados);
  });

  it('does not hear what it has not asked for yet', () => {
    registrada().ignores(aprobada, rechazados, eliminada, eliminados, aprobacionFallida('VERSION_OBSOLETA'));
    auditada().ignores(eliminada, eliminados, creacionFallida, datosFallidos);
  });

  it('remembers data until they are judged, and then forgets them', () => {
    expect(registrada().on(creada).operacion.memoria).to.deep.equal({
      propiedad: { version: 3, datos: propiedadValida },
    });
    expect(auditada().operacion.memoria).to.deep.equal({});
    expect(registrada().on(creada, datosFallidos).operacion.memoria).to.deep.equal({});
  });

  it('logs what moved it, when, by which message and to where', () => {
    const { bitacora } = auditada().on(aprobada, aprobados).operacion;
    expect(bitacora.map(({ causa, estado }) => `${causa} ${estado}`)).to.deep.equal([
      'RegistrarPropiedad EN_CURSO',
      'PropiedadCreada EN_CURSO',
      'DatosGeograficosCreados EN_CURSO',
      'PropiedadAprobada EN_CURSO',
      'DatosGeograficosAprobados COMPLETADA',
    ]);
    expect(bitacora[0]).to.include({ fecha: registrar.time, mensajeId: registrar.id });
  });

  describe('when a rule is broken', () => {
    it('rejects both', () => {
      invalida()
        .sends('RechazarPropiedad', 'RechazarDatosGeograficos')
        .on(rechazada)
        .sends()
        .on(rechazados)
        .ends('RECHAZADA');
    });

    it('tells each of them every rule that either broke', () => {
      const curso = registrada().on(creadaSinNombre, creadosEnMadrid);
      const codigos = ['PROPIEDAD_SIN_NOMBRE', 'FUERA_DEL_PAIS'];
      for (const type of ['RechazarPropiedad', 'RechazarDatosGeograficos'] as const) {
        const { reglas } = curso.sent(type) as { reglas: { codigo: string }[] };
        expect(reglas.map(({ codigo }) => codigo)).to.deep.equal(codigos);
      }
      expect(curso.operacion.reglasFallidas.map(({ codigo }) => codigo)).to.deep.equal(codigos);
    });

    it('shows which audit found it', () => {
      expect(invalida().pasos).to.include.members([
        'auditoria_propiedad FALLIDO',
        'auditoria_geografico HECHO',
      ]);
      expect(registrada().on(creada, creadosEnMadrid).pasos).to.include.members([
        'auditoria_propiedad HECHO',
        'auditoria_geografico FALLIDO',
      ]);
    });
  });

  describe('when one creation fails', () => {
    it('undoes the other, which is done', () => {
      registrada()
        .on(creados, creacionFallida)
        .sends('EliminarDatosGeograficos')
        .is('COMPENSANDO', 'DUPLICADA')
        .on(eliminados)
        .ends('COMPENSADA', 'DUPLICADA');
      registrada()
        .on(creada, datosFallidos)
        .sends('EliminarPropiedad')
        .on(eliminada)
        .ends('COMPENSADA', 'ELIMINADA');
    });

    it('undoes the other, which nobody has answered yet, and does not hear its late success', () => {
      registrada()
        .on(creacionFallida)
        .sends('EliminarDatosGeograficos')
        .ignores(creados)
        .on(eliminados)
        .ends('COMPENSADA', 'DUPLICADA')
        .ignores(creados);
      registrada()
        .on(datosFallidos)
        .sends('EliminarPropiedad')
        .ignores(creada)
        .on(eliminada)
        .ends('COMPENSADA', 'ELIMINADA');
    });

    it('waits for the compensation of what never existed, too', () => {
      registrada()
        .on(creacionFallida)
        .ignores(datosFallidos)
        .is('COMPENSANDO', 'DUPLICADA')
        .on(eliminados)
        .ends('COMPENSADA', 'DUPLICADA');
    });

    it('hears the answer to a compensation once', () => {
      registrada().on(creacionFallida, eliminados).ignores(eliminados, eliminada);
    });

    it('says why it undoes', () => {
      expect(registrada().on(creacionFallida).sent('EliminarDatosGeograficos')).to.deep.equal({
        motivo: 'COMPENSACION',
      });
    });

    it('shows what was undone', () => {
      expect(registrada().on(creacionFallida, eliminados).pasos.slice(0, 2)).to.deep.equal([
        'propiedad FALLIDO',
        'geografico COMPENSADO',
      ]);
    });
  });

  describe('when something changed between audit and decision', () => {
    const obsoleta = aprobacionFallida('VERSION_OBSOLETA');
    const datosObsoletos = datosNoAprobados('VERSION_OBSOLETA');

    for (const [what, answers] of Object.entries({
      'the property': [obsoleta, aprobados],
      'the geographic data': [datosObsoletos, aprobada],
      both: [obsoleta, datosObsoletos],
    }))
      it(`is SUSTITUIDA when an update changed ${what}`, () => {
        const [one, other] = answers as [typeof obsoleta, typeof aprobados];
        auditada().on(one).sends().on(other).ends('SUSTITUIDA', 'VERSION_OBSOLETA');
        auditada().on(other).sends().on(one).ends('SUSTITUIDA', 'VERSION_OBSOLETA');
      });

    it('is SUSTITUIDA when an update overtook a rejection', () => {
      invalida().on(rechazoFallido('VERSION_OBSOLETA'), rechazados).ends('SUSTITUIDA', 'VERSION_OBSOLETA');
      invalida().on(datosNoRechazados('VERSION_OBSOLETA'), rechazada).ends('SUSTITUIDA', 'VERSION_OBSOLETA');
    });

    for (const [what, gone] of Object.entries({
      'the property': aprobacionFallida('ELIMINADA'),
      'the geographic data': datosNoAprobados('ELIMINADA'),
    })) {
      it(`undoes both when somebody deleted ${what}`, () => {
        auditada()
          .on(gone)
          .sends('EliminarPropiedad', 'EliminarDatosGeograficos')
          .is('COMPENSANDO', 'ELIMINADA')
          .ignores(aprobada, aprobados)
          .on(eliminados)
          .sends()
          .on(eliminada)
          .ends('COMPENSADA', 'ELIMINADA');
      });

      it(`undoes both when somebody deleted ${what} after the other was approved or updated`, () => {
        const other = gone.type === 'AprobacionPropiedadFallida' ? aprobados : aprobada;
        const changed = gone.type === 'AprobacionPropiedadFallida' ? datosObsoletos : obsoleta;
        auditada().on(other, gone).sends('EliminarPropiedad', 'EliminarDatosGeograficos');
        auditada().on(changed, gone).sends('EliminarPropiedad', 'EliminarDatosGeograficos');
      });
    }
  });
});
