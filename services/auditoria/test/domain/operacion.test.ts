import { expect } from 'chai';
import { conPaso, estaDemorada, nuevaOperacion } from '../../src/domain/operacion.js';
import { COMPANIA, OPERACION } from '../support/mensajes.js';

const nueva = nuevaOperacion({
  id: OPERACION,
  tipo: 'CREAR_COMPANIA',
  agregadoId: COMPANIA,
  pasos: ['uno', 'dos'],
  memoria: {},
  plazo: { tipo: 'EXPIRACION', vence: 9000 },
  ahora: 1000,
});

describe('operation', () => {
  it('begins with every step pending and without a date', () => {
    expect(nueva.pasos).to.deep.equal([
      { nombre: 'uno', estado: 'PENDIENTE', fecha: null, motivo: null },
      { nombre: 'dos', estado: 'PENDIENTE', fecha: null, motivo: null },
    ]);
  });

  it('changes one step and leaves the others', () => {
    const { pasos } = conPaso(nueva, 'dos', 'FALLIDO', 2000, 'DUPLICADA');
    expect(pasos[0]).to.equal(nueva.pasos[0]);
    expect(pasos[1]).to.deep.equal({ nombre: 'dos', estado: 'FALLIDO', fecha: 2000, motivo: 'DUPLICADA' });
  });

  it('is late when it is open for more than 30 seconds', () => {
    expect(estaDemorada(nueva, 31_000)).to.be.false;
    expect(estaDemorada(nueva, 31_001)).to.be.true;
  });

  it('is not late once it is over', () => {
    expect(estaDemorada({ ...nueva, estado: 'COMPLETADA' }, 1_000_000)).to.be.false;
  });
});
