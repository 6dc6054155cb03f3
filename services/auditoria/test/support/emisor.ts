import { newId } from '@propalpes/seedwork/domain/id';
import { encodeMessage, type Outgoing } from '@propalpes/seedwork/messaging/outgoing';
import { Publisher } from '@propalpes/seedwork/messaging/publisher';
import { newTraceparent } from '@propalpes/seedwork/runtime/trace';
import type { Sandbox } from '@propalpes/seedwork/testing/sandbox';
import { until } from '@propalpes/seedwork/testing/until';

type Escrito = 'comandos/auditoria' | 'eventos/propiedad' | 'eventos/geografico';

/** Whoever sends messages to auditoria. */
export class Emisor {
  private constructor(private readonly publisher: Publisher) {}

  static async open(sandbox: Sandbox, ...topics: Escrito[]): Promise<Emisor> {
    const settings = { topics, sendTimeoutMs: 5000, maxPendingMessages: 100 };
    const publisher = new Publisher(sandbox.broker(), settings);
    sandbox.defer(() => publisher.close());
    await until('producers', () => publisher.connected);
    return new Emisor(publisher);
  }

  /** As a part of an operation. */
  async enviar(operacion: string, mensaje: Outgoing<Escrito>): Promise<void> {
    const cause = { correlationId: operacion, causationId: null, traceparent: newTraceparent() };
    const options = { serviceName: 'test', time: Date.now(), id: newId() };
    await this.publisher.publish([encodeMessage(mensaje, cause, options)]);
  }
}
