import { z } from 'zod';
import { estados, type Registro } from '../domain/registro.js';
import { idsQuery, pageQuery } from './fields.js';

/** The fields by which every list of a `Registro` is narrowed and paged. */
export const registroFilter = {
  ...pageQuery,
  estado: z.enum(estados).optional(),
  ids: idsQuery().optional(),
};

/** What an API tells of a `Registro` after its id and its data. */
export const registroFields = {
  estado: z.enum(estados),
  version: z.int().meta({ description: 'of the data: what version_esperada is compared with' }),
  motivo: z.string().nullable(),
  reglas_fallidas: z.array(z.object({ codigo: z.string(), mensaje: z.string() })),
  fecha_creacion: z.iso.datetime(),
  fecha_actualizacion: z.iso.datetime(),
};

export function registroView({
  estado,
  versionDatos,
  motivo,
  ...registro
}: Omit<Registro<unknown>, 'datos'>) {
  return {
    estado,
    version: versionDatos,
    motivo,
    reglas_fallidas: [...registro.reglasFallidas],
    fecha_creacion: new Date(registro.fechaCreacion).toISOString(),
    fecha_actualizacion: new Date(registro.fechaActualizacion).toISOString(),
  };
}
