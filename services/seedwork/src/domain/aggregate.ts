/** What every aggregate has: an id that its sender chose, and the number of messages that changed or answered it. */
export interface Aggregate {
  readonly id: string;
  readonly version: number;
}

/** The outcome of one message: the next state, and what the world is told. A refusal is an event like any other. */
export interface Decision<S, E> {
  readonly state: S;
  readonly events: readonly E[];
}
