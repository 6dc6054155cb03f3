import { z } from 'zod';
import type { DatosGeograficos } from '../schema/datos-geograficos.js';
import { registroFields, registroOf, RegistrosClient } from './registro.js';
import type { Upstream } from './upstream.js';

const datosGeograficos = z
  .object({
    nombre_propiedad: z.string().nullable(),
    latitud: z.string().nullable(),
    longitud: z.string().nullable(),
    ...registroFields,
  })
  .transform(({ nombre_propiedad, latitud, longitud, ...answer }): DatosGeograficos => ({
    ...registroOf(answer),
    nombrePropiedad: nombre_propiedad,
    latitud,
    longitud,
  }));

export const geograficosClient = (upstream: Upstream) =>
  new RegistrosClient<DatosGeograficos>(upstream, '/ingestion/datos-geograficos-query', datosGeograficos);
