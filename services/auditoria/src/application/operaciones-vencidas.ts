/** An operation that somebody must look at again. */
export interface Vencida {
  readonly id: string;
  /** Epoch ms. */
  readonly vence: number;
}

export interface OperacionesVencidas {
  /**
   * Those that are due at `ahora`, the oldest first, at most `limite`; those that come after the ones that were found
   * before, when there are some. Rejects with `Unavailable`.
   */
  find(ahora: number, limite: number, antes?: readonly Vencida[]): Promise<Vencida[]>;
}
