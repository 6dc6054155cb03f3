export const ID = '0197a6a1-4c7e-7cc0-8000-000000000001';
export const OTHER_ID = '0197a6a1-4c7e-7cc0-8000-000000000002';

/** A company as companias answers it. */
export const companiaJson = (id = ID) => ({
  id,
  nombre: 'Bancolombia',
  email: 'contacto@example.com',
  identificacion: '890903938-8',
  estado: 'APROBADA',
  version: 1,
  motivo: null,
  reglas_fallidas: [{ codigo: 'SIN_EMAIL', mensaje: 'La compañía no tiene email' }],
  fecha_creacion: '2026-11-25T10:00:00.000Z',
  fecha_actualizacion: '2026-11-25T10:00:01.000Z',
});

/** An operation as auditoria answers it. */
export const operacionJson = (id = ID) => ({
  id,
  tipo: 'CREAR_COMPANIA',
  estado: 'COMPLETADA',
  demorada: false,
  agregado_id: OTHER_ID,
  pasos: [{ nombre: 'auditoria', estado: 'HECHO', fecha: '2026-11-25T10:00:01.000Z', motivo: null }],
  reglas_fallidas: [],
  motivo: null,
  fecha_creacion: '2026-11-25T10:00:00.000Z',
  fecha_actualizacion: '2026-11-25T10:00:01.000Z',
});
