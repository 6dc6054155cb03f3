import type { MessageHandler } from '@propalpes/seedwork/application/message-handler';
import type { Aggregate } from '@propalpes/seedwork/domain/aggregate';
import type { AnyMessage } from './topics.js';

/**
 * Hears which messages are ignored, and which leave a receipt. No message may be both, whoever it is given to: it is
 * acknowledged as soon as one has ignored it, and then nobody publishes what another has saved because of it.
 */
export class Constancia {
  private readonly ignorados = new Map<string, string>();
  private readonly recordados = new Set<string>();

  get inconstantes(): string[] {
    return [...this.ignorados].filter(([id]) => this.recordados.has(id)).map(([id, type]) => `${type} ${id}`);
  }

  recordado(messageId: string): void {
    this.recordados.add(messageId);
  }

  watched<S extends Aggregate, E, K>(
    handler: MessageHandler<AnyMessage, S, E, K>,
  ): MessageHandler<AnyMessage, S, E, K> {
    return {
      ...handler,
      decide: (current, message, known) => {
        const decision = handler.decide(current, message, known);
        if (!decision) this.ignorados.set(message.id, message.type);
        return decision;
      },
    };
  }
}
