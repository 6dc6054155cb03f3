import { expect } from 'chai';
import type { Mensaje } from '../../src/sagas/mensajes.js';
import { engine, Escenario, EXPIRACION_MS } from '../support/escenario.js';
import * as de from '../support/mensajes-de-propiedad.js';

const curso: readonly Mensaje[] = [de.registrar, de.creada, de.creados, de.aprobada, de.aprobados];
const conReglas: readonly Mensaje[] = [
  de.registrar,
  de.creadaSinNombre,
  de.creados,
  de.rechazada,
  de.rechazados,
];
const expirar = de.revisar(de.registrar.time + EXPIRACION_MS);

/** Every moment at which a course is not over yet, and what would come after it. */
const momentos = [curso, conReglas].flatMap((mensajes) =>
  mensajes.slice(0, -1).map((ultimo, index) => ({
    ultimo: ultimo.type,
    en: () => Escenario.nuevo().on(...mensajes.slice(0, index + 1)),
    siguen: mensajes.slice(index + 1),
  })),
);

const finales = [
  { what: 'a cancellation', mensaje: de.cancelar, motivo: 'CANCELADA' },
  { what: 'the expiry', mensaje: expirar, motivo: 'EXPIRADA' },
];

describe('the end of an operation before its end', () => {
  for (const { what, mensaje, motivo } of finales) {
    for (const { ultimo, en, siguen } of momentos)
      it(`${what} after ${ultimo} undoes both, whatever is answered later`, () => {
        en()
          .on(mensaje)
          .sends('EliminarPropiedad', 'EliminarDatosGeograficos')
          .is('COMPENSANDO', motivo)
          .ignores(...siguen, mensaje)
          .on(de.eliminada)
          .sends()
          .ignores(...siguen, mensaje, de.eliminada)
          .on(de.eliminados)
          .ends('COMPENSADA', motivo)
          .ignores(...siguen, mensaje, de.eliminada, de.eliminados);
      });

    it(`${what} takes the answers to its compensations in any order`, () => {
      Escenario.nuevo().on(de.registrar, mensaje, de.eliminados, de.eliminada).ends('COMPENSADA', motivo);
    });

    it(`${what} comes too late when the operation is over`, () => {
      for (const mensajes of [curso, conReglas])
        Escenario.nuevo()
          .on(...mensajes)
          .ignores(mensaje);
    });

    it(`${what} changes nothing while a failure is undone`, () => {
      Escenario.nuevo()
        .on(de.registrar, de.creacionFallida)
        .ignores(mensaje)
        .on(de.eliminados)
        .ends('COMPENSADA', 'DUPLICADA');
    });
  }

  it('a cancellation says so, and why, in the log', () => {
    const { bitacora } = Escenario.nuevo().on(de.registrar, de.cancelar).operacion;
    expect(bitacora.at(-1)).to.include({ causa: 'CancelarOperacion', estado: 'COMPENSANDO' });
  });

  describe('a cancellation of what nobody has heard of', () => {
    const antes = () => Escenario.nuevo().on(de.cancelar).sends().is('EN_CURSO', 'CANCELADA');

    for (const [inicio, ordenes] of [
      [de.registrar, ['EliminarPropiedad', 'EliminarDatosGeograficos']],
      [de.creada, ['EliminarPropiedad']],
      [de.creados, ['EliminarDatosGeograficos']],
    ] as const)
      it(`undoes it at once when it begins with ${inicio.type}`, () => {
        const { operacion } = antes()
          .on(inicio)
          .sends(...ordenes)
          .is('COMPENSANDO', 'CANCELADA')
          .ignores(de.cancelar, inicio);
        expect(operacion.bitacora.map(({ causa }) => causa)).to.deep.equal([
          'CancelarOperacion',
          inicio.type,
        ]);
      });

    it('leaves alone what cannot be undone', () => {
      antes().on(de.actualizada).sends('AprobarPropiedad').is('EN_CURSO').on(de.aprobada).ends('COMPLETADA');
    });

    it('leaves alone what has failed', () => {
      antes().on(de.creacionFallida).ends('FALLIDA', 'DUPLICADA');
    });

    it('waits for what begins it, and for nothing else', () => {
      antes().ignores(de.cancelar, de.aprobada, de.revisar(de.cancelar.time));
    });
  });

  it('an operation expires a day after it was asked for', () => {
    const vence = de.registrar.time + EXPIRACION_MS;
    for (const { en } of momentos) expect(en().operacion.plazo).to.deep.equal({ tipo: 'EXPIRACION', vence });
  });

  it('an operation whose first message has waited for days expires a day after it was taken up', () => {
    const tarde = de.registrar.time + 3 * EXPIRACION_MS;
    const decision = engine.decide(undefined, de.registrar, undefined, tarde);
    expect(decision?.state.plazo).to.deep.equal({ tipo: 'EXPIRACION', vence: tarde + EXPIRACION_MS });
    expect(decision?.state.fechaCreacion).to.equal(de.registrar.time);
  });

  it('another due time is none of its business', () => {
    const vence = de.registrar.time + EXPIRACION_MS;
    Escenario.nuevo()
      .on(de.registrar)
      .ignores(de.revisar(vence - 1), de.revisar(vence + 1));
  });

  it('nothing is due when it is over or undone', () => {
    for (const mensajes of [[...curso], [de.registrar, de.cancelar]])
      expect(Escenario.nuevo().on(...mensajes).operacion.plazo).to.equal(null);
  });

  for (const [what, mensaje] of Object.entries({
    update: de.actualizada,
    deletion: de.eliminada,
    'deletion of geographic data': de.eliminados,
  }))
    it(`a ${what} cannot be undone: it is not cancelled, and fails when it expires`, () => {
      Escenario.nuevo()
        .on(mensaje)
        .ignores(de.cancelar)
        .on(de.revisar(mensaje.time + EXPIRACION_MS))
        .ends('FALLIDA', 'EXPIRADA');
    });
});
