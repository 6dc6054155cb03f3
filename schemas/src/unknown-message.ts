import type { Envelope } from './generated/types.js';

/** A message of a type that a newer version of the topic added. Its envelope is intact. */
export class UnknownMessage implements Envelope<string, unknown> {
  declare readonly id: string;
  declare readonly time: number;
  declare readonly ingestion: number;
  declare readonly specversion: 'v1';
  declare readonly type: string;
  declare readonly datacontenttype: 'AVRO';
  declare readonly serviceName: string;
  declare readonly correlationId: string;
  declare readonly causationId: string | null;
  declare readonly aggregateId: string;
  declare readonly aggregateVersion: number | null;
  /** As its writer declared it, with camelCase fields. */
  declare readonly data: unknown;

  constructor(envelope: Envelope<string, unknown>) {
    Object.assign(this, envelope);
  }
}
