import type { Clock } from '../application/clock.js';
import { crashPoint } from '../runtime/crash-point.js';
import { encodeMessage, type Outgoing } from './outgoing.js';
import type { MessageSink } from './publisher.js';

export interface CommandContext {
  readonly messageId: string;
  readonly operacionId: string;
  readonly traceparent: string;
}

/** Sends a command for a request from outside. */
export class CommandSender {
  constructor(
    private readonly sink: MessageSink,
    private readonly serviceName: string,
    private readonly clock: Clock,
  ) {}

  /** Resolves when the broker has the command; rejects with `Unavailable`. */
  async send(command: Outgoing, { messageId, operacionId, traceparent }: CommandContext): Promise<void> {
    const cause = { correlationId: operacionId, causationId: null, traceparent };
    const options = { serviceName: this.serviceName, time: this.clock(), id: messageId };
    crashPoint('before-send', command.type);
    await this.sink.publish([encodeMessage(command, cause, options)]);
    crashPoint('after-send', command.type);
  }
}
