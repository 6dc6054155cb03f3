import { estados } from '@propalpes/seedwork/domain/registro';
import { cursorOf } from '@propalpes/seedwork/http/cursor';
import { z } from 'zod';
import type { Compania } from '../schema/compania.js';
import type { EstadoCompania } from '../schema/enums.js';
import type { CallContext, Upstream } from './upstream.js';
import { fecha, reglasFallidas, type Pagina } from './wire.js';

const compania = z
  .object({
    id: z.string(),
    nombre: z.string().nullable(),
    email: z.string().nullable(),
    identificacion: z.string().nullable(),
    estado: z.enum(estados),
    version: z.int(),
    motivo: z.string().nullish(),
    reglas_fallidas: reglasFallidas,
    fecha_creacion: fecha(),
    fecha_actualizacion: fecha(),
  })
  .transform(({ reglas_fallidas, fecha_creacion, fecha_actualizacion, motivo, ...rest }): Compania => ({
    ...rest,
    motivo: motivo ?? null,
    reglasFallidas: reglas_fallidas,
    fechaCreacion: fecha_creacion,
    fechaActualizacion: fecha_actualizacion,
    cursor: cursorOf({ id: rest.id, fechaCreacion: fecha_creacion.getTime() }),
  }));
const companias = z.array(compania);

export interface FiltroCompanias extends Pagina {
  estado?: EstadoCompania | null | undefined;
}

/** What companias knows. */
export class CompaniasClient {
  constructor(private readonly upstream: Upstream) {}

  async list({ estado, limite, despues }: FiltroCompanias, context: CallContext): Promise<Compania[]> {
    const query = { estado, limite, despues };
    return (await this.upstream.get('/ingestion/compania-query', query, companias, context)) ?? [];
  }

  /** In any order, without those that do not exist. @param ids at most 100 */
  async withIds(ids: readonly string[], context: CallContext): Promise<Compania[]> {
    const query = { ids: ids.join(','), limite: ids.length };
    return (await this.upstream.get('/ingestion/compania-query', query, companias, context)) ?? [];
  }
}
