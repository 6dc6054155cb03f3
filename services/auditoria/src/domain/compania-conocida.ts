/** News of a company, as its events tell it. The audit of properties asks which NIT belongs to somebody. */
export interface NoticiaDeCompania {
  readonly id: string;
  /** The aggregate version of the event: what is older than what is known changes nothing. */
  readonly version: number;
  /** Comparable form; absent where the news does not tell. */
  readonly nit?: string | null;
  /** Pending counts as known; rejected and deleted do not. */
  readonly vigente: boolean;
}
