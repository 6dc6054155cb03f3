import { expect } from 'chai';
import { actualizarCompania } from '../../src/application/commands/actualizar-compania.js';
import { aprobarCompania } from '../../src/application/commands/aprobar-compania.js';
import { crearCompania } from '../../src/application/commands/crear-compania.js';
import { eliminarCompania } from '../../src/application/commands/eliminar-compania.js';
import { rechazarCompania } from '../../src/application/commands/rechazar-compania.js';
import { sinDatos } from '../../src/domain/compania.js';
import { comando, compania, ID } from '../support/companias.js';

const datos = { nombre: 'Casas', email: 'hola@casas.co', identificacion: '890903938-8' };
const sinCambios = { nombre: null, email: null, identificacion: null, versionEsperada: null };
const reglas = [{ codigo: 'COMPANIA_SIN_EMAIL', mensaje: 'La compañía no tiene correo electrónico.' }];

describe('commands to a company', () => {
  describe('CrearCompania', () => {
    it('registers what was sent under the id that its sender chose, at the time it was sent', () => {
      const decision = crearCompania.decide(undefined, comando('CrearCompania', datos));
      expect(decision?.state).to.deep.include({ id: ID, datos, estado: 'PENDIENTE', fechaCreacion: 2000 });
    });

    it('keeps nothing of its envelope in the data', () => {
      const decision = crearCompania.decide(undefined, comando('CrearCompania', datos));
      expect(decision?.state.datos).to.have.all.keys('nombre', 'email', 'identificacion');
    });

    it('usually creates, so it is tried blindly', () => {
      expect(crearCompania.creates).to.be.true;
    });

    it('is refused as DUPLICADA where another company holds the identification', () => {
      const decision = crearCompania.whenDuplicated?.(undefined, comando('CrearCompania', datos));
      expect(decision?.events).to.deep.equal([{ suceso: 'creacion_fallida', motivo: 'DUPLICADA' }]);
      expect(decision?.state).to.deep.include({ estado: 'FALLIDA', datos: sinDatos });
    });
  });

  describe('ActualizarCompania', () => {
    for (const campo of ['nombre', 'email', 'identificacion'] as const) {
      it(`changes ${campo} alone when the rest is null`, () => {
        const cambio = comando('ActualizarCompania', { ...sinCambios, [campo]: 'nuevo' });
        const decision = actualizarCompania.decide(compania(), cambio);
        expect(decision?.state.datos).to.deep.equal({ ...compania().datos, [campo]: 'nuevo' });
      });
    }

    it('changes a field to the empty text, which the audit judges', () => {
      const decision = actualizarCompania.decide(
        compania(),
        comando('ActualizarCompania', { ...sinCambios, email: '' }),
      );
      expect(decision?.state.datos.email).to.equal('');
    });

    it('returns to PENDIENTE, to be audited again', () => {
      const decision = actualizarCompania.decide(compania(), comando('ActualizarCompania', sinCambios));
      expect(decision?.state).to.include({ estado: 'PENDIENTE', fechaActualizacion: 2000 });
    });

    it('is refused as VERSION_OBSOLETA when its sender saw other data', () => {
      const viejo = comando('ActualizarCompania', { ...sinCambios, versionEsperada: 3 });
      expect(actualizarCompania.decide(compania(), viejo)?.events).to.deep.equal([
        { suceso: 'actualizacion_fallida', motivo: 'VERSION_OBSOLETA' },
      ]);
    });

    it('is refused as DUPLICADA where another company holds the identification', () => {
      const cambio = comando('ActualizarCompania', { ...sinCambios, identificacion: '1' });
      const decision = actualizarCompania.whenDuplicated?.(compania(), cambio);
      expect(decision?.events).to.deep.equal([{ suceso: 'actualizacion_fallida', motivo: 'DUPLICADA' }]);
      expect(decision?.state.datos).to.deep.equal(compania().datos);
    });
  });

  describe('EliminarCompania', () => {
    it('leaves a tombstone', () => {
      const decision = eliminarCompania.decide(compania(), comando('EliminarCompania', {}));
      expect(decision?.state.estado).to.equal('ELIMINADA');
    });

    it('leaves a tombstone also of a company that nobody registered', () => {
      const decision = eliminarCompania.decide(undefined, comando('EliminarCompania', {}));
      expect(decision?.state).to.deep.include({ id: ID, version: 1, estado: 'ELIMINADA', datos: sinDatos });
    });
  });

  describe('AprobarCompania', () => {
    it('approves the version that was audited', () => {
      const pendiente = compania({ estado: 'PENDIENTE' });
      const decision = aprobarCompania.decide(pendiente, comando('AprobarCompania', { versionAuditada: 4 }));
      expect(decision?.state.estado).to.equal('APROBADA');
    });

    it('fails as VERSION_OBSOLETA when the company changed since', () => {
      const decision = aprobarCompania.decide(compania(), comando('AprobarCompania', { versionAuditada: 2 }));
      expect(decision?.events).to.deep.equal([
        { suceso: 'aprobacion_fallida', versionAuditada: 2, motivo: 'VERSION_OBSOLETA' },
      ]);
    });
  });

  describe('RechazarCompania', () => {
    it('rejects the version that was audited and keeps every rule that it broke', () => {
      const pendiente = compania({ estado: 'PENDIENTE' });
      const rechazo = comando('RechazarCompania', { versionAuditada: 4, reglas });
      expect(rechazarCompania.decide(pendiente, rechazo)?.state).to.deep.include({
        estado: 'RECHAZADA',
        reglasFallidas: reglas,
      });
    });

    it('fails as ELIMINADA when the company is gone', () => {
      const rechazo = comando('RechazarCompania', { versionAuditada: 4, reglas });
      expect(rechazarCompania.decide(compania({ estado: 'ELIMINADA' }), rechazo)?.events).to.deep.equal([
        { suceso: 'rechazo_fallido', versionAuditada: 4, motivo: 'ELIMINADA' },
      ]);
    });
  });
});
