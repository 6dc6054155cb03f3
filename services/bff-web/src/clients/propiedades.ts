import { z } from 'zod';
import type { Propiedad } from '../schema/propiedad.js';
import { registroFields, registroOf, RegistrosClient } from './registro.js';
import type { Upstream } from './upstream.js';

const propiedad = z
  .object({
    nombre: z.string().nullable(),
    identificacion_catastral: z.string().nullable(),
    nit: z.string().nullable(),
    ...registroFields,
  })
  .transform(({ nombre, identificacion_catastral, nit, ...answer }): Propiedad => ({
    ...registroOf(answer),
    nombre,
    identificacionCatastral: identificacion_catastral,
    nit,
  }));

export const propiedadesClient = (upstream: Upstream) =>
  new RegistrosClient<Propiedad>(upstream, '/ingestion/propiedad-query', propiedad);
