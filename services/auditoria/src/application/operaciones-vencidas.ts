/** An operation that somebody must look at again. */
export interface Vencida {
  readonly id: string;
  /** Epoch ms. */
  readonly vence: number;
}

export interface OperacionesVencidas {
  /** Those that are due at `ahora`, the oldest first, at most `limite`. Rejects with `Unavailable`. */
  find(ahora: number, limite: number): Promise<Vencida[]>;
}
