import DataLoader from 'dataloader';
import type { AuditoriaClient, FiltroOperaciones } from '../clients/auditoria.js';
import type { CallContext } from '../clients/upstream.js';
import type { Operacion } from '../schema/operacion.js';
import { together } from './together.js';

/** Reads operations for one request. */
export class OperacionesReader {
  readonly #byId;
  readonly #lastOn;

  constructor(
    private readonly client: AuditoriaClient,
    private readonly context: CallContext,
  ) {
    // One at a time: each may fail alone.
    this.#byId = new DataLoader(
      (ids: readonly string[]) => Promise.all(ids.map((id) => client.find(id, context))),
      { batch: false },
    );
    this.#lastOn = together(
      (agregados) => client.lastOn(agregados, context),
      ({ agregadoId }) => agregadoId,
    );
  }

  list(filtro: FiltroOperaciones): Promise<Operacion[]> {
    return this.client.list(filtro, this.context);
  }

  find(id: string): Promise<Operacion | null> {
    return this.#byId.load(id);
  }

  /** As it is now, whatever was read before. */
  findNow(id: string): Promise<Operacion | null> {
    return this.client.find(id, this.context);
  }

  /** The last operation on an aggregate; null when none was. */
  lastOn(agregadoId: string): Promise<Operacion | null> {
    return this.#lastOn.load(agregadoId);
  }
}
