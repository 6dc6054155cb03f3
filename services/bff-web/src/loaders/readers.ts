import { MAX_PAGE } from '@propalpes/seedwork/http/fields';
import DataLoader from 'dataloader';
import type { AuditoriaClient, FiltroOperaciones } from '../clients/auditoria.js';
import type { CompaniasClient, FiltroCompanias } from '../clients/companias.js';
import type { CallContext } from '../clients/upstream.js';
import type { Compania } from '../schema/compania.js';
import type { Operacion } from '../schema/operacion.js';

export interface Clients {
  companias: CompaniasClient;
  auditoria: AuditoriaClient;
}

/** All reading for one request: what is asked for twice is fetched once, and ids are fetched together. */
export class Readers {
  readonly #companias: DataLoader<string, Compania | null>;
  readonly #operaciones: DataLoader<string, Operacion | null>;

  constructor(
    private readonly clients: Clients,
    private readonly context: CallContext,
  ) {
    this.#companias = new DataLoader((ids) => this.#companiasWithIds(ids), { maxBatchSize: MAX_PAGE });
    this.#operaciones = new DataLoader((ids) => this.#operacionesWithIds(ids), { maxBatchSize: MAX_PAGE });
  }

  companias(filtro: FiltroCompanias): Promise<Compania[]> {
    return this.clients.companias.list(filtro, this.context);
  }

  compania(id: string): Promise<Compania | null> {
    return this.#companias.load(id);
  }

  operaciones(filtro: FiltroOperaciones): Promise<Operacion[]> {
    return this.clients.auditoria.list(filtro, this.context);
  }

  operacion(id: string): Promise<Operacion | null> {
    return this.#operaciones.load(id);
  }

  async #companiasWithIds(ids: readonly string[]): Promise<(Compania | null)[]> {
    const found = new Map(
      (await this.clients.companias.withIds(ids, this.context)).map((one) => [one.id, one]),
    );
    return ids.map((id) => found.get(id) ?? null);
  }

  /** auditoria is asked for one at a time: each may fail alone. */
  #operacionesWithIds(ids: readonly string[]): Promise<(Operacion | Error | null)[]> {
    return Promise.all(
      ids.map((id) =>
        this.clients.auditoria.find(id, this.context).catch((error: unknown) => error as Error),
      ),
    );
  }
}
