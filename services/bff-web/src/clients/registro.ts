import { estados } from '@propalpes/seedwork/domain/registro';
import { cursorOf } from '@propalpes/seedwork/http/cursor';
import { z } from 'zod';
import type { Estado } from '../schema/enums.js';
import type { Registro } from '../schema/registro.js';
import type { CallContext, QueryParameters, Upstream } from './upstream.js';
import { fecha, reglasFallidas, type Pagina } from './wire.js';

/** What services answer of everything that is registered, beside its data. */
export const registroFields = {
  id: z.string(),
  estado: z.enum(estados),
  version: z.int(),
  motivo: z.string().nullish(),
  reglas_fallidas: reglasFallidas,
  fecha_creacion: fecha(),
  fecha_actualizacion: fecha(),
};

type RegistroAnswer = z.output<z.ZodObject<typeof registroFields>>;

export function registroOf({ id, estado, version, motivo, ...answer }: RegistroAnswer) {
  return {
    id,
    estado,
    version,
    motivo: motivo ?? null,
    reglasFallidas: answer.reglas_fallidas,
    fechaCreacion: answer.fecha_creacion,
    fechaActualizacion: answer.fecha_actualizacion,
    cursor: cursorOf({ id, fechaCreacion: answer.fecha_creacion.getTime() }),
  } satisfies Registro;
}

export interface FiltroRegistros extends Pagina {
  estado?: Estado | null | undefined;
}

/** What a service has registered. */
export class RegistrosClient<T extends Registro> {
  readonly #several: z.ZodType<T[]>;

  constructor(
    private readonly upstream: Upstream,
    private readonly path: string,
    one: z.ZodType<T>,
  ) {
    this.#several = z.array(one);
  }

  list({ estado, limite, despues }: FiltroRegistros, context: CallContext): Promise<T[]> {
    return this.search({ estado, limite, despues }, context);
  }

  /** In any order, without those that do not exist. @param ids at most 100 */
  withIds(ids: readonly string[], context: CallContext): Promise<T[]> {
    return this.search({ ids: ids.join(), limite: ids.length }, context);
  }

  protected async search(query: QueryParameters, context: CallContext): Promise<T[]> {
    return (await this.upstream.get(this.path, query, this.#several, context)) ?? [];
  }
}
