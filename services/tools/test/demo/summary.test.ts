import { expect } from 'chai';
import type { Operacion } from '../../src/bff/bff.js';
import { summaryOf } from '../../src/demo/summary.js';

const request = { field: 'crearCompania', args: {}, key: 'demo-1-1' } as const;

const ended = (estado: string, codigos: readonly string[] = []) => {
  const reglasFallidas = codigos.map((codigo) => ({ codigo }));
  const operacion: Operacion = {
    id: '1',
    tipo: 'CREAR_COMPANIA',
    estado,
    agregadoId: '2',
    motivo: null,
    pasos: [],
    reglasFallidas,
  };
  return { request, end: operacion };
};

describe('the summary of the demo', () => {
  it('counts how it ended, and by which rules', () => {
    const lines = summaryOf([
      ended('RECHAZADA', ['COMPANIA_SIN_EMAIL', 'COMPANIA_SIN_NOMBRE']),
      ended('COMPLETADA'),
      ended('COMPLETADA'),
      ended('RECHAZADA', ['COMPANIA_SIN_EMAIL']),
      ended('COMPLETADA'),
    ]);
    expect(lines).to.deep.equal([
      'operation       ended       motivo  count',
      'CREAR_COMPANIA  COMPLETADA  -       3',
      'CREAR_COMPANIA  RECHAZADA   -       2',
      '',
      'broken rule          count',
      'COMPANIA_SIN_EMAIL   2',
      'COMPANIA_SIN_NOMBRE  1',
    ]);
  });

  it('tells of those whose end nobody knows', () => {
    expect(summaryOf([{ request, end: new Error('no answer') }]).at(-1)).to.equal(
      '1 without a known end, the first: no answer',
    );
  });
});
