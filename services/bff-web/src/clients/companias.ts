import { z } from 'zod';
import type { Compania } from '../schema/compania.js';
import { registroFields, registroOf, RegistrosClient } from './registro.js';
import type { CallContext, Upstream } from './upstream.js';

const compania = z
  .object({
    nombre: z.string().nullable(),
    email: z.string().nullable(),
    identificacion: z.string().nullable(),
    ...registroFields,
  })
  .transform(({ nombre, email, identificacion, ...answer }): Compania => ({
    ...registroOf(answer),
    nombre,
    email,
    identificacion,
  }));

export class CompaniasClient extends RegistrosClient<Compania> {
  constructor(upstream: Upstream) {
    super(upstream, '/ingestion/compania-query', compania);
  }

  /** Those alive, in any order. @param nits at most 100 */
  withNits(nits: readonly string[], context: CallContext): Promise<Compania[]> {
    return this.search({ identificacion: nits.join(), limite: nits.length }, context);
  }
}
