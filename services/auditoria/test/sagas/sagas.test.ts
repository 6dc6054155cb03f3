import { TOPICS } from '@propalpes/schemas/catalogue';
import { expect } from 'chai';
import type { Mensaje } from '../../src/sagas/mensajes.js';
import { usuallyStarts } from '../../src/sagas/handlers.js';
import { sagas } from '../../src/sagas/sagas.js';
import { engine, Escenario } from '../support/escenario.js';
import { Unavailable } from '@propalpes/seedwork/application/unavailable';
import * as de from '../support/mensajes-de-propiedad.js';

const repeated = (values: readonly string[]) =>
  values.filter((value, index) => values.indexOf(value) !== index);

describe('the sagas', () => {
  it('have names of their own', () => {
    expect(repeated(sagas.map(({ tipo }) => tipo))).to.deep.equal([]);
  });

  it('start on messages of their own', () => {
    expect(repeated(sagas.flatMap(({ starts }) => starts))).to.deep.equal([]);
  });

  for (const saga of sagas)
    it(`${saga.tipo} has names and answers of its own for each step`, () => {
      expect(repeated(saga.nombres)).to.deep.equal([]);
      expect(repeated(saga.steps.flatMap(({ answers }) => answers))).to.deep.equal([]);
    });

  it('know what to do with every event', () => {
    const events = (['eventos/compania', 'eventos/propiedad', 'eventos/geografico'] as const).flatMap(
      (topic) => TOPICS[topic].messages,
    );
    const answers: string[] = sagas.flatMap(({ steps }) => steps).flatMap((step) => step.answers);
    expect(events.filter((type) => !answers.includes(type))).to.deep.equal([]);
  });

  it('usually start on what nobody has asked for in an operation', () => {
    const types = Object.values(TOPICS).flatMap(({ messages }) => messages) as Mensaje['type'][];
    expect(types.filter((type) => usuallyStarts(sagas, type))).to.have.members([
      'RegistrarPropiedad',
      'CompaniaCreada',
      'CreacionCompaniaFallida',
      'CompaniaActualizada',
      'ActualizacionCompaniaFallida',
      'CompaniaEliminada',
      'PropiedadActualizada',
      'ActualizacionPropiedadFallida',
      'PropiedadEliminada',
      'DatosGeograficosActualizados',
      'ActualizacionDatosGeograficosFallida',
    ]);
  });

  it('are none of an operation that nobody knows', () => {
    Escenario.nuevo().ignores(de.revisar(1), de.aprobada, de.rechazados);
  });

  it('wait for a version that knows the saga of an operation', () => {
    const { operacion } = Escenario.nuevo().on(de.registrar);
    const later = { ...operacion, tipo: 'DE_OTRA_VERSION' };
    expect(() => engine.decide(later, de.creada)).to.throw(Unavailable);
  });
});
