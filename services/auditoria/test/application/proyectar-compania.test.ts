import { expect } from 'chai';
import { noticiaDe } from '../../src/application/proyectar-compania.js';
import { COMPANIA, mensaje, publico, companiaValida } from '../support/mensajes.js';

const datos = { ...publico, ...companiaValida };

describe('news of a company', () => {
  it('tell the NIT of one that was registered', () => {
    expect(noticiaDe(mensaje('CompaniaCreada', datos))).to.deep.equal({
      id: COMPANIA,
      version: 3,
      nit: '8909039388',
      vigente: true,
    });
  });

  it('tell the new NIT of one that was changed', () => {
    const cambio = { ...datos, identificacion: '800197268-4', identificacionAnterior: '890903938-8' };
    expect(noticiaDe(mensaje('CompaniaActualizada', cambio))).to.include({
      nit: '8001972684',
      vigente: true,
    });
  });

  it('tell that there is no NIT', () => {
    expect(noticiaDe(mensaje('CompaniaCreada', { ...datos, identificacion: null }))).to.include({
      nit: null,
    });
  });

  it('end with a rejection and leave the NIT as it was', () => {
    expect(noticiaDe(mensaje('CompaniaRechazada', { versionAuditada: 2, reglas: [] }))).to.deep.equal({
      id: COMPANIA,
      version: 3,
      vigente: false,
    });
  });

  it('end with a deletion', () => {
    expect(noticiaDe(mensaje('CompaniaEliminada', { motivo: null }))).to.include({ vigente: false });
  });

  it('are none where an event says nothing of a NIT', () => {
    expect(noticiaDe(mensaje('CompaniaAprobada', { versionAuditada: 2 }))).to.equal(undefined);
  });
});
