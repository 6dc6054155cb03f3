import type { FiltroRegistros, RegistrosClient } from '../clients/registro.js';
import type { CallContext } from '../clients/upstream.js';
import type { Registro } from '../schema/registro.js';
import { together } from './together.js';

/** Reads for one request what a service has registered. */
export class RegistrosReader<T extends Registro> {
  readonly #byId;

  constructor(
    private readonly client: RegistrosClient<T>,
    private readonly context: CallContext,
  ) {
    this.#byId = together(
      (ids) => client.withIds(ids, context),
      ({ id }) => id,
    );
  }

  list(filtro: FiltroRegistros): Promise<T[]> {
    return this.client.list(filtro, this.context);
  }

  /** Also when it is gone; null when it never was. */
  find(id: string): Promise<T | null> {
    return this.#byId.load(id);
  }
}
