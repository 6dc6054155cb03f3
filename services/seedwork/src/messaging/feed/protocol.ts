import type { LogOptions } from '../../runtime/log.js';
import type { BrokerAddress } from '../broker-address.js';
import type { Position } from '../position.js';

/** By partition: `eventos/compania/0`. */
export type Positions = Readonly<Record<string, Position>>;

/** What the process that reads topics is told, as JSON in its first argument. */
export interface ReadRequest extends BrokerAddress {
  readonly logLevel: NonNullable<LogOptions['level']>;
  /** `eventos/compania` */
  readonly topics: readonly string[];
  /** After which message each partition is read; `null`: `depth` messages before its end. */
  readonly from: Positions | null;
  readonly depth: number;
  /** Until so many were told, then the topics are to be opened anew; `null`: until there is no more. */
  readonly follow: number | null;
}

/** What it tells, each as a line of JSON. The last is `ended`, or `lost`, in words; there is none when it failed. */
export type ReadLine =
  | Opened
  | RawMessage
  | { readonly connected: boolean; readonly residentBytes: number }
  | { readonly lost: string }
  | { readonly ended: true };

/** The first line. */
export interface Opened {
  /** After which position each partition is read. */
  readonly opened: Positions;
  /** Where it ended when it was opened; of those alone that are read from a little before. */
  readonly ends: Positions;
}

export interface RawMessage {
  readonly partition: string;
  readonly position: Position;
  /** Fingerprint of the writer's schema. */
  readonly schema: string;
  /** Base64. */
  readonly data: string;
}

/** So often it tells whether it is connected, also that it lives. */
export const TELL_EVERY_MS = 1000;
