import { brokerAddress } from '@propalpes/seedwork/runtime/broker-settings';
import { createBroker, type Broker } from '@propalpes/seedwork/messaging/client';
import { openDatabase } from '@propalpes/seedwork/persistence/connection';
import { readConfig } from '@propalpes/seedwork/runtime/config';
import { withDeadline } from '@propalpes/seedwork/runtime/deadline';
import { createLog, type Log } from '@propalpes/seedwork/runtime/log';
import type { Connection } from 'mongoose';
import { Sender } from './broker/sender.js';
import { TopicAdmin } from './broker/topic-admin.js';
import { Progress, type Screen } from './cli/progress.js';
import { settings, type Config } from './config.js';
import { stores, type StoreName } from './stores.js';

const DATABASE_WITHIN_MS = 10_000;

export interface WorkshopOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Aborted when the user has enough. */
  readonly signal: AbortSignal;
  /** Told what the user asked for, line by line. */
  readonly say: (line: string) => void;
  /** Where progress is shown; stderr unless given. */
  readonly screen?: Screen;
}

/** What tools work with. Each part is opened by the first who needs it, so that nobody waits for what he does not. */
export class Workshop {
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
  private readonly closings: (() => Promise<void>)[] = [];
  private opened: { config?: Config; log?: Log; broker?: Broker; sender?: Sender } = {};

  constructor(private readonly options: WorkshopOptions) {
    this.signal = options.signal;
    this.say = options.say;
  }

  /** Throws `ConfigError`. */
  get config(): Config {
    return (this.opened.config ??= readConfig(settings, this.options.env));
  }

  get broker(): Broker {
    return (this.opened.broker ??= this.openBroker());
  }

  get admin(): TopicAdmin {
    return new TopicAdmin(this.broker);
  }

  get sender(): Sender {
    return (this.opened.sender ??= this.openSender());
  }

  progress(what: string, total: number): Progress {
    return new Progress(what, total, this.options.screen ?? process.stderr);
  }

  /** Rejects with `Unavailable` when the database does not answer. */
  async database(store: StoreName): Promise<Connection> {
    const { MONGODB_URI: uri, [stores[store].database]: name } = this.config;
    const database = openDatabase({ uri, name, log: this.log });
    this.closings.push(() => database.close());
    await withDeadline(DATABASE_WITHIN_MS, `database ${name}`, database.opened);
    return database.connection;
  }

  /** What was opened last is closed first. */
  async close(): Promise<void> {
    for (const close of this.closings.splice(0).reverse()) await close();
  }

  /** On stderr: what the user asked for is on stdout. */
  private get log(): Log {
    const { LOG_LEVEL: level } = this.config;
    return (this.opened.log ??= createLog({ service: 'tools', level, destination: process.stderr }));
  }

  private openBroker(): Broker {
    const broker = createBroker({ ...brokerAddress(this.config), log: this.log });
    this.closings.push(() => broker.close());
    return broker;
  }

  private openSender(): Sender {
    const { SEND_TIMEOUT_MS: sendTimeoutMs, MAX_PENDING_MESSAGES: maxPendingMessages } = this.config;
    const sender = new Sender(this.broker, { sendTimeoutMs, maxPendingMessages });
    this.closings.push(() => sender.close());
    return sender;
  }
}
