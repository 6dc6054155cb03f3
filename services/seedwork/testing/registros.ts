import type { Registro } from '../src/domain/registro.js';

export const ID = '0197a2b4-7c1e-7000-8000-000000000001';

/** Approved; at version 5, its data last changed at version 4. */
export const registroCon = <D>(datos: D, cambio: Partial<Registro<D>> = {}): Registro<D> => ({
  id: ID,
  version: 5,
  estado: 'APROBADA',
  datos,
  versionDatos: 4,
  motivo: null,
  reglasFallidas: [],
  fechaCreacion: 1000,
  fechaActualizacion: 1000,
  ...cambio,
});
