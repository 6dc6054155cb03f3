import type { Fin } from '../ledger/evidence.js';

/** A mutation as the load generator asks for it: the ids of its command follow from this. */
export interface Asked {
  readonly key: string;
  /** Of the command: `CrearCompania`, `RegistrarPropiedad`. */
  readonly type: string;
  /** What it is about; of what is created, the id follows from the key. */
  readonly id?: string;
  readonly data: Readonly<Record<string, string>>;
  readonly ends: readonly Fin[];
  /** Epoch ms of the first attempt. */
  readonly at: number;
}

/** The same mutation when it was answered. */
export interface Accepted {
  readonly key: string;
  readonly operacion: string;
  /** Epoch ms. */
  readonly at: number;
}
