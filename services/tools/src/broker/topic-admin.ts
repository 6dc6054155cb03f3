import { Unavailable } from '@propalpes/seedwork/application/unavailable';
import { askAdmin } from '@propalpes/seedwork/messaging/admin';
import type { Broker } from '@propalpes/seedwork/messaging/client';
import { z } from 'zod';

const TIMEOUT_MS = 10_000;

const stats = z.object({
  subscriptions: z.record(
    z.string(),
    z.object({ msgBacklog: z.number(), consumers: z.array(z.unknown()).default([]) }),
  ),
});

export interface Source {
  readonly topic: string;
  readonly subscription: string;
}

export interface SubscriptionStats {
  /** Messages that are not acknowledged. */
  readonly backlog: number;
  /** Who is connected. */
  readonly consumers: number;
}

/** What tools ask of the broker's admin API about the topics of a tenant. Every method rejects with `Unavailable`. */
export class TopicAdmin {
  constructor(private readonly broker: Pick<Broker, 'adminUrl' | 'tenant' | 'tokenFile'>) {}

  /** `undefined` if there is no such subscription. */
  async statsOf({ topic, subscription }: Source): Promise<SubscriptionStats | undefined> {
    const query = 'perPartition=false&getPreciseBacklog=true';
    const response = await this.call('GET', `${topic}/partitioned-stats?${query}`);
    const found = stats.parse(await response.json()).subscriptions[subscription];
    return found && { backlog: found.msgBacklog, consumers: found.consumers.length };
  }

  /** Makes a subscription that gets everything that the topic still holds, in place of an old one of that name. */
  async subscribeFromTheBeginning(source: Source): Promise<void> {
    const { topic, subscription } = source;
    if (await this.statsOf(source)) await this.unsubscribe(source);
    const earliest = { ledgerId: -1, entryId: -1 };
    await this.call('PUT', `${topic}/subscription/${subscription}`, earliest);
  }

  /** Deletes a subscription that nobody is connected to. */
  async unsubscribe({ topic, subscription }: Source): Promise<void> {
    await this.call('DELETE', `${topic}/subscription/${subscription}`);
  }

  private async call(method: string, path: string, body?: object): Promise<Response> {
    try {
      const place = `persistent/${this.broker.tenant}/${path}`;
      const response = await askAdmin(this.broker, place, TIMEOUT_MS, { method, body });
      if (!response.ok) throw new Error(`HTTP ${response.status} ${await response.text()}`);
      return response;
    } catch (error) {
      throw new Unavailable(`${method} ${path}`, String(error), { cause: error });
    }
  }
}
