import { readerFor } from '@propalpes/schemas/tolerant-reader';
import type { Stack } from '@propalpes/local/stack/stack';
import { createBroker, type Broker } from '@propalpes/seedwork/messaging/client';
import { Subscription } from '@propalpes/seedwork/messaging/subscription';
import { withDeadline } from '@propalpes/seedwork/runtime/deadline';
import { createLog } from '@propalpes/seedwork/runtime/log';
import type { Message } from 'pulsar-client';
import { createSubscription } from '../subscription.js';

/** An operation that takes longer than this was lost. */
const END_MS = 120_000;

const SETTINGS = {
  topic: 'eventos/auditoria',
  subscription: 'bench',
  maxUnacknowledged: 1000,
  usable: () => true,
} as const;

/** Hears of every operation that ends, as `OperacionFinalizada` tells it. */
export class Outcomes {
  private readonly ended = new Map<string, number>();
  private readonly waiting = new Map<string, (endedAt: number) => void>();
  private readonly subscription: Subscription;

  private constructor(private readonly broker: Broker) {
    this.subscription = new Subscription(broker, SETTINGS, async ({ message, session }) => {
      this.hear(message);
      await session.acknowledge(message);
    });
  }

  static async listen({ env }: Stack): Promise<Outcomes> {
    await createSubscription(env.PULSAR_ADMIN_URL, SETTINGS.topic, SETTINGS.subscription);
    const log = createLog({ service: 'bench', level: 'error' });
    const { PULSAR_SERVICE_URL: serviceUrl, PULSAR_ADMIN_URL: adminUrl } = env;
    return new Outcomes(createBroker({ serviceUrl, adminUrl, tenant: 'propalpes', log }));
  }

  /** When the operation ended: `performance.now()` of this process. */
  endOf(operacion: string): Promise<number> {
    const known = this.ended.get(operacion);
    if (known !== undefined) return Promise.resolve(known);
    const end = new Promise<number>((resolve) => this.waiting.set(operacion, resolve));
    return withDeadline(END_MS, operacion, end);
  }

  async close(): Promise<void> {
    await this.subscription.close();
    await this.broker.close();
  }

  private hear(message: Message): void {
    const reader = readerFor('eventos/auditoria');
    const { aggregateId } = reader.decode(message.getData(), reader.fingerprint);
    const now = performance.now();
    this.ended.set(aggregateId, now);
    this.waiting.get(aggregateId)?.(now);
    this.waiting.delete(aggregateId);
  }
}
