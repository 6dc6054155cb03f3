import { setTimeout as pause } from 'node:timers/promises';
import { Random } from '../random.js';
import type { Channel } from './channel.js';
import { GaveUp, type Client } from './client.js';
import { Companies, FIRST_SERIAL } from './companies.js';
import type { Lookout } from './lookout.js';
import { Properties } from './properties.js';
import { Stage, type Scenario } from './stage.js';

export interface LoadSettings {
  readonly seed: number;
  /** Scenarios begun per second, each of one to ten commands. */
  readonly rate: number;
  /** How many scenarios may be open at once; while they are, none begins. */
  readonly maxOpen: number;
  readonly scenarios: readonly Scenario[];
  /** Every command goes through one of those that take it, whichever comes. */
  readonly channels: readonly Channel[];
  /** Of companies that are there. */
  readonly nits: readonly string[];
  readonly patience?: Patience;
}

interface Patience {
  /** How often a client makes a request before it gives up, and whether it may. */
  readonly tries: number;
  readonly mayGiveUp: boolean;
  /** How many of the clients, from 0 to 1, give up at once on a command that was not answered, and go away. */
  readonly impatient: number;
}

/** A service that is away for longer fails the run. */
const PATIENCE: Patience = { tries: 200, mayGiveUp: false, impatient: 0.1 };

/** Of companies and of properties: more than a scenario uses. */
const SERIALS_EACH = 10;

/** Begins scenarios at a constant rate, whatever becomes of those that are open. */
export class LoadGenerator {
  private readonly stopping = new AbortController();
  private readonly open = new Set<Promise<void>>();
  private readonly running: Promise<void>;
  private begun = 0;
  private failure: Error | undefined;

  constructor(
    private readonly client: Client,
    private readonly lookout: Lookout,
    private readonly settings: LoadSettings,
  ) {
    this.running = this.run();
  }

  /** Begins nothing more and resolves when what is open is over. Rejects if the load itself went wrong. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    await Promise.all(this.open);
    if (this.failure) throw this.failure;
  }

  private async run(): Promise<void> {
    const { rate, maxOpen } = this.settings;
    const { signal } = this.stopping;
    const started = performance.now();
    for (let due = 0; !this.isStopped(); due += 1) {
      const early = started + (due * 1000) / rate - performance.now();
      await pause(Math.max(early, 0), undefined, { signal }).catch(() => undefined);
      if (this.open.size < maxOpen && !this.isStopped()) this.begin();
    }
  }

  private isStopped(): boolean {
    return this.stopping.signal.aborted;
  }

  private begin(): void {
    this.begun += 1;
    const stage = this.stageOf(this.begun);
    const scenario = stage.random
      .pick(this.settings.scenarios)(stage)
      .catch((error: unknown) => {
        if (!(error instanceof GaveUp)) this.failure ??= error as Error;
      })
      .finally(() => this.open.delete(scenario));
    this.open.add(scenario);
  }

  /** What a scenario does depends on the seed and its number, not on those that run beside it. */
  private stageOf(number: number): Stage {
    const { seed, channels, nits, patience = PATIENCE } = this.settings;
    const random = new Random(seed + number * 7919);
    const serial = FIRST_SERIAL + number * SERIALS_EACH;
    let commands = 0;
    return new Stage({
      client: this.client,
      lookout: this.lookout,
      channels,
      random,
      companies: new Companies(random, serial),
      properties: new Properties(random, serial, nits),
      patience: random.chance(patience.impatient) ? { tries: 1, mayGiveUp: true } : patience,
      key: () => `${seed}-${number}-${(commands += 1)}`,
    });
  }
}
