import type { EventosCompania } from '../../src/generated/types.js';

const ID = '0197a2b4-7c1e-7000-8000-000000000001';

const header = {
  id: ID,
  time: 1_764_000_000_000,
  ingestion: 1_764_000_000_001,
  specversion: 'v1',
  datacontenttype: 'AVRO',
  serviceName: 'companias',
  correlationId: ID,
  causationId: ID,
  aggregateId: ID,
  aggregateVersion: 3,
} as const;

export const creada = {
  ...header,
  type: 'CompaniaCreada',
  data: {
    nombre: 'Constructora Bolívar',
    email: 'contacto@bolivar.example',
    identificacion: '890903938-8',
    estado: 'PENDIENTE',
    fechaCreacion: 1_764_000_000_000,
    fechaActualizacion: 1_764_000_000_000,
  },
} satisfies EventosCompania;

export const rechazada = {
  ...header,
  type: 'CompaniaRechazada',
  data: {
    versionAuditada: 3,
    reglas: [
      { codigo: 'SIN_EMAIL', mensaje: 'La compañía no tiene email' },
      { codigo: 'NIT_INVALIDO', mensaje: 'El dígito de verificación no corresponde' },
    ],
  },
} satisfies EventosCompania;
