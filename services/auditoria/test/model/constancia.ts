import type { MessageHandler } from '@propalpes/seedwork/application/message-handler';
import type { Aggregate } from '@propalpes/seedwork/domain/aggregate';
import type { AnyMessage } from './topics.js';

/** Hears what handlers ignore: nobody remembers such a message, so whenever it comes again it must be ignored again. */
export class Constancia {
  private readonly ignorados = new Set<string>();
  /** Messages that were ignored once and led to something later. */
  readonly inconstantes: string[] = [];

  watched<S extends Aggregate, E, K>(
    handler: MessageHandler<AnyMessage, S, E, K>,
  ): MessageHandler<AnyMessage, S, E, K> {
    return {
      ...handler,
      decide: (current, message, known) => {
        const decision = handler.decide(current, message, known);
        if (!decision) this.ignorados.add(message.id);
        else if (this.ignorados.has(message.id)) this.inconstantes.push(`${message.type} ${message.id}`);
        return decision;
      },
    };
  }
}
