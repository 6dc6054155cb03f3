import { setTimeout as pause } from 'node:timers/promises';
import type { Fin } from '../ledger/evidence.js';
import type { Random } from '../random.js';
import type { Channel, Ids } from './channel.js';
import type { Client, Name, Patience } from './client.js';
import type { Comando } from './commands.js';
import type { Companies } from './companies.js';
import type { Lookout } from './lookout.js';
import type { Properties } from './properties.js';

export interface StageParts {
  readonly client: Client;
  readonly lookout: Lookout;
  readonly channels: readonly Channel[];
  readonly random: Random;
  readonly companies: Companies;
  readonly properties: Properties;
  readonly patience: Patience;
  /** A key that nobody else uses. */
  readonly key: () => string;
}

/** What a scenario acts with. */
export class Stage {
  readonly random: Random;
  readonly companies: Companies;
  readonly properties: Properties;

  constructor(private readonly parts: StageParts) {
    ({ random: this.random, companies: this.companies, properties: this.properties } = parts);
  }

  /** A name for a command, that nobody else uses, at one of the APIs that take it. */
  name(comando: Comando): Name {
    const { key, channels } = this.parts;
    return { key: key(), channel: this.random.pick(channels.filter((channel) => channel.takes(comando))) };
  }

  /** Resolves when the command is accepted. `ends`: how its operation may end; none is said where any is right. */
  ask(comando: Comando, ends: readonly Fin[] = [], name = this.name(comando)): Promise<Ids> {
    return this.parts.client.ask(name, comando, ends, this.parts.patience);
  }

  /** As `ask`, and resolves when the operation is over. */
  async see(comando: Comando, ...ends: Fin[]): Promise<Ids> {
    const ids = await this.ask(comando, ends);
    await this.over(ids);
    return ids;
  }

  /** Resolves when the operation is over. */
  over({ operacionId }: Ids): Promise<void> {
    return this.parts.lookout.over(operacionId);
  }

  think(): Promise<void> {
    return pause(this.random.between(5, 400));
  }
}

/** Several at once: all are over before the first failure is told. */
export async function atOnce<T>(...asked: Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(asked);
  return Promise.all(asked);
}

/** The life of something that is registered: commands in order, each sent when the one before it was accepted. */
export type Scenario = (stage: Stage) => Promise<void>;
