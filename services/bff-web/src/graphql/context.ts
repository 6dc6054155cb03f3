import type { RequestState } from '@propalpes/seedwork/http/request-context';
import type { CommandSender } from '@propalpes/seedwork/messaging/command-sender';
import type { Feed } from '@propalpes/seedwork/messaging/feed/feed';
import type { Readers } from '../loaders/readers.js';
import type { OperationTimer } from './metrics.js';

/** What resolvers may use, made for each request. */
export interface BffContext {
  /** Ids and log of the request. */
  state: RequestState;
  /** Whose idempotency keys these are; `anonimo` unless the `X-Usuario` header says. */
  user: string;
  idempotencyKey: string | undefined;
  /** Aborted once the request is answered: nothing begins from then on. */
  signal: AbortSignal;
  /** Hears what the request asks for. */
  timer: OperationTimer;
  commands: CommandSender;
  readers: Readers;
  feed: Feed;
}
