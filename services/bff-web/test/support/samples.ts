export const ID = '0197a6a1-4c7e-7cc0-8000-000000000001';
export const OTHER_ID = '0197a6a1-4c7e-7cc0-8000-000000000002';

const registro = (id: string) => ({
  id,
  estado: 'APROBADA',
  version: 1,
  motivo: null,
  reglas_fallidas: [{ codigo: 'SIN_EMAIL', mensaje: 'La compañía no tiene email' }],
  fecha_creacion: '2026-11-25T10:00:00.000Z',
  fecha_actualizacion: '2026-11-25T10:00:01.000Z',
});

/** A company as companias answers it. */
export const companiaJson = (id = ID, identificacion = '890903938-8') => ({
  ...registro(id),
  nombre: 'Bancolombia',
  email: 'contacto@example.com',
  identificacion,
});

/** A property as propiedades answers it. */
export const propiedadJson = (id = ID, nit: string | null = '890.903.938-8') => ({
  ...registro(id),
  nombre: 'Casa Verde',
  identificacion_catastral: '25001000000000001234',
  nit,
});

/** Where a property is, as geograficos answers it. */
export const datosGeograficosJson = (id = ID) => ({
  ...registro(id),
  nombre_propiedad: 'Casa Verde',
  latitud: '4.6',
  longitud: '-74.08',
});

/** An operation as auditoria answers it. */
export const operacionJson = (id = ID, agregadoId = OTHER_ID) => ({
  id,
  tipo: 'CREAR_COMPANIA',
  estado: 'COMPLETADA',
  demorada: false,
  agregado_id: agregadoId,
  pasos: [{ nombre: 'auditoria', estado: 'HECHO', fecha: '2026-11-25T10:00:01.000Z', motivo: null }],
  reglas_fallidas: [],
  motivo: null,
  fecha_creacion: '2026-11-25T10:00:00.000Z',
  fecha_actualizacion: '2026-11-25T10:00:01.000Z',
});
