import type { Message } from 'pulsar-client';
import { askUntilThere } from '../runtime/ask-until-there.js';
import type { Broker } from './client.js';
import { Intake } from './intake.js';
import { LOOKS_UNTIL_LOST } from './native.js';
import { Session } from './session.js';
import { untilFound, untilLost } from './until-lost.js';

export interface SubscriptionSettings {
  readonly topic: string;
  readonly subscription: string;
  /** At most so many messages are received and not acknowledged: half of them in hand, half fetched ahead. */
  readonly maxUnacknowledged: number;
  /** Whether what the handlers need is there. While it is away for long, the messages are left to other replicas. */
  readonly usable: () => boolean;
}

/** A message and the stay during which it came. */
export interface Delivery {
  readonly message: Message;
  readonly session: Session;
}

/**
 * The receive loop of one Key_Shared subscription: subscribes until the broker has it, bounds what is in hand,
 * subscribes again should the client give up. `connected` is false meanwhile.
 *
 * `onDelivery` resolves when a message needs no more work.
 */
export class Subscription {
  private readonly intake: Intake;
  private readonly prefetch: number;
  private readonly stopping = new AbortController();
  private readonly running: Promise<void>;
  private session: Session | undefined;

  constructor(
    private readonly broker: Broker,
    private readonly settings: SubscriptionSettings,
    private readonly onDelivery: (delivery: Delivery) => Promise<void>,
  ) {
    const inHand = Math.ceil(settings.maxUnacknowledged / 2);
    this.intake = new Intake(inHand);
    this.prefetch = settings.maxUnacknowledged - inHand;
    this.running = this.run();
  }

  get connected(): boolean {
    return this.session?.connected === true;
  }

  /** No message is taken from here on; what is being worked on may still be acknowledged. */
  stopIntake(): void {
    this.stopping.abort();
    this.session?.end();
  }

  /** Gives what is not acknowledged back to the broker. */
  async close(): Promise<void> {
    this.stopIntake();
    await this.release();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (await untilFound(this.settings.usable, signal)) {
      try {
        await this.receiveFrom(await this.subscribe());
      } catch (error) {
        if (!signal.aborted) this.broker.log.error({ ...this.names, err: error }, 'subscription lost');
      }
      // At a stop, what is being worked on is still acknowledged: `close` releases.
      if (!signal.aborted) await this.release();
    }
  }

  private async release(): Promise<void> {
    const { session } = this;
    this.session = undefined;
    await session?.close();
  }

  private async receiveFrom(session: Session): Promise<void> {
    void this.releaseWhenLost(session);
    while (!session.signal.aborted) {
      await this.intake.enter(session.signal);
      const message = await this.receive(session);
      void this.onDelivery({ message, session }).finally(() => {
        this.intake.leave();
      });
    }
  }

  /** A place in the intake that no message took is given back. */
  private async receive(session: Session): Promise<Message> {
    try {
      const message = await session.receive();
      session.signal.throwIfAborted();
      return message;
    } catch (error) {
      this.intake.leave();
      throw error;
    }
  }

  /** Ends the pending receive, and so the loop, which subscribes anew. */
  private async releaseWhenLost(session: Session): Promise<void> {
    const { usable } = this.settings;
    const fit = () => session.connected && usable();
    if (!(await untilLost(fit, LOOKS_UNTIL_LOST, session.signal))) return;
    const { connected } = session;
    this.broker.log.error({ ...this.names, connected, usable: usable() }, 'unfit for long, leaving');
    await this.release();
  }

  private subscribe(): Promise<Session> {
    const once = async (): Promise<Session> => {
      const session = new Session(this.broker, { ...this.settings, prefetch: this.prefetch });
      this.session = session;
      try {
        await session.open();
        return session;
      } catch (error) {
        await this.release();
        throw error;
      }
    };
    return askUntilThere(once, {
      names: this.names,
      refusal: 'not subscribed',
      log: this.broker.log,
      signal: this.stopping.signal,
    });
  }

  private get names(): { topic: string; subscription: string } {
    const { topic, subscription } = this.settings;
    return { topic, subscription };
  }
}
