import {
  coordenada,
  cursor,
  email,
  identificacion,
  MAX_PAGE,
  nombre,
  uuid,
} from '@propalpes/seedwork/http/fields';
import { z } from 'zod';
import { DEFAULT_PAGE } from '../schema/pagina-args.js';

const limitRule = `must be a whole number from 1 to ${MAX_PAGE}`;

export const conId = z.object({ id: uuid() });
export const conPropiedadId = z.object({ propiedadId: uuid() });
export const conGeograficosId = z.object({ geograficosId: uuid() });

export const pagina = z.object({
  limite: z
    .number()
    .int(limitRule)
    .min(1, limitRule)
    .max(MAX_PAGE, limitRule)
    .nullish()
    .transform((limite) => limite ?? DEFAULT_PAGE),
  despues: cursor().nullish(),
});

/** What is absent travels as null. */
const oNulo = (field: ReturnType<typeof nombre>) => field.transform((text) => text ?? null);

export const datosCompania = z.object({
  nombre: oNulo(nombre()),
  email: oNulo(email()),
  identificacion: oNulo(identificacion()),
});

const identificacionPropiedad = z.object({
  identificacionCatastral: oNulo(identificacion()),
  nit: oNulo(identificacion()),
});

const ubicacion = z.object({
  nombrePropiedad: oNulo(nombre()),
  latitud: oNulo(coordenada()),
  longitud: oNulo(coordenada()),
});

/** What was asked for at once, as the two services that register it will be told. */
export const nuevaPropiedad = identificacionPropiedad
  .extend(ubicacion.shape)
  .transform(({ nombrePropiedad, latitud, longitud, ...identificacion }) => ({
    propiedad: { nombre: nombrePropiedad, ...identificacion },
    geografico: { nombrePropiedad, latitud, longitud },
  }));

const cambio = {
  id: uuid(),
  versionEsperada: z
    .number()
    .min(1, 'must be at least 1')
    .nullish()
    .transform((version) => version ?? null),
};

export const cambiosCompania = datosCompania.extend(cambio);
export const cambiosPropiedad = identificacionPropiedad.extend({ nombre: oNulo(nombre()), ...cambio });
export const cambiosUbicacion = ubicacion.extend(cambio);
