import type { EstadoOperacion } from '../domain/operacion.js';

/** Operations of one kind that are not over. */
export interface Abiertas {
  readonly tipo: string;
  readonly estado: EstadoOperacion;
  readonly cuantas: number;
  /** Epoch ms: since when that one of them is in its state which is longest in it. */
  readonly desde: number;
}

export interface OperacionesAbiertas {
  /** Of each state the oldest `limite`, counted by kind. Rejects with `Unavailable`, and when the signal aborts. */
  count(limite: number, signal: AbortSignal): Promise<Abiertas[]>;
}
