/** How an operation ends. */
export type Fin = 'COMPLETADA' | 'RECHAZADA' | 'FALLIDA' | 'SUSTITUIDA' | 'COMPENSADA';

/** What a client asked for. `indeterminate`: the answer was an error or none, so it may have happened or not. */
export interface Mutation {
  /** Of the command: such as `comandos/compania`. */
  readonly topic: string;
  readonly type: string;
  readonly messageId: string;
  readonly operacionId: string;
  readonly aggregateId: string;
  readonly fate: 'accepted' | 'indeterminate';
  /** How its operation may end, as far as whoever asked for it can know; any end where it is empty. */
  readonly ends: readonly Fin[];
  /** Epoch ms of the first attempt. */
  readonly at: number;
}

export const mayEnd = ({ ends }: Pick<Mutation, 'ends'>, estado: string): boolean =>
  ends.length === 0 || ends.some((end) => end === estado);

/** A message as it was read from a topic. */
export interface TopicMessage {
  /** Such as `eventos/compania`. */
  readonly topic: string;
  readonly id: string;
  readonly type: string;
  /** Epoch ms: when what it tells of happened. */
  readonly time: number;
  readonly correlationId: string;
  readonly causationId: string | null;
  readonly aggregateId: string;
  readonly aggregateVersion: number | null;
  readonly data: Readonly<Record<string, unknown>>;
  /** Of its bytes. */
  readonly digest: string;
}

/** An aggregate as its service's database holds it in the end. */
export interface FinalDocument {
  /** Of its events: a property and its geographic data share one id. */
  readonly topic: string;
  readonly id: string;
  readonly version: number;
  readonly estado: string;
  readonly datos: Readonly<Record<string, unknown>>;
}

export interface FinalOperation {
  readonly id: string;
  readonly estado: string;
  readonly open: boolean;
  /** As it stands in the database, where it is still open: for whoever has to explain why. */
  readonly document?: unknown;
}

/** What auditoria's projection of an aggregate says in the end. */
export interface Projected {
  readonly topic: string;
  readonly id: string;
  readonly version: number;
  /** As properties ask for it; `null` where nobody may. */
  readonly nit: string | null;
  readonly vigente: boolean;
}

/** A message of a type that our schemas do not know. */
export type ForeignMessage = Pick<TopicMessage, 'topic' | 'id' | 'type'>;

export interface DeadLetter {
  readonly id: string;
  readonly reason: string;
}

/** Messages of a topic that whoever handles them has not acknowledged, although nothing moves any more. */
export interface Waiting {
  /** Such as `eventos/compania`. */
  readonly topic: string;
  readonly messages: number;
}

/** All that is known after a full drain. Messages of one key stand in the order of the topic, repetitions included. */
export interface Evidence {
  readonly mutations: readonly Mutation[];
  readonly commands: readonly TopicMessage[];
  readonly events: readonly TopicMessage[];
  readonly foreign: readonly ForeignMessage[];
  readonly documents: readonly FinalDocument[];
  readonly operations: readonly FinalOperation[];
  readonly projection: readonly Projected[];
  readonly deadLetters: readonly DeadLetter[];
  readonly waiting: readonly Waiting[];
}

export const documentKey = ({ topic, id }: { readonly topic: string; readonly id: string }): string =>
  `${topic}/${id}`;
