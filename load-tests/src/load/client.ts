import { setTimeout as pause } from 'node:timers/promises';
import type { Fin } from '../ledger/evidence.js';
import { Contradiction, type Channel, type Ids } from './channel.js';
import { topicOf, type Comando } from './commands.js';
import type { Journal } from './journal.js';

/** What a client calls a command, and the API that it gives it to. */
export interface Name {
  readonly key: string;
  readonly channel: Channel;
}

export interface Patience {
  /** How often a request is made before its outcome is left open. */
  readonly tries: number;
  /** Whether it may go away then; else nobody was there for too long. */
  readonly mayGiveUp: boolean;
}

/** A client does not know what became of its command, and goes away. */
export class GaveUp extends Error {
  override readonly name = 'GaveUp';
}

const ANSWER_WITHIN_MS = 8000;
const BACKOFF_MS = { min: 20, max: 1000 };

/**
 * A client as it should be: it names each command by an idempotency key, asks the next replica when one does not
 * answer, and repeats the same command, never a new one.
 */
export class Client {
  private turn = 0;

  constructor(private readonly journal: Journal) {}

  /** Resolves when the command is accepted. `ends`: how its operation may end; any end if it is empty. */
  async ask(name: Name, comando: Comando, ends: readonly Fin[], patience: Patience): Promise<Ids> {
    const { tries, mayGiveUp } = patience;
    const { key, channel } = name;
    const ids = channel.idsOf(comando, key);
    this.journal.asked({ ...ids, topic: topicOf(comando), type: comando.type, ends, at: Date.now() });
    for (let made = 1; made <= tries; made += 1) {
      if (await this.once(name, comando, ids)) {
        this.journal.accepted(ids.messageId);
        return ids;
      }
      await pause(Math.min(BACKOFF_MS.min * 2 ** made, BACKOFF_MS.max));
    }
    if (mayGiveUp) throw new GaveUp(comando.type);
    throw new Error(`${comando.type} was not accepted, ${tries} times`);
  }

  /** False: it may have happened or not. */
  private async once({ key, channel }: Name, comando: Comando, expected: Ids): Promise<boolean> {
    const { method, path, body } = channel.requestFor(comando);
    const url = `${this.nextOf(channel.replicasFor(comando))}${path}`;
    try {
      const response = await fetch(url, {
        method,
        headers: { 'idempotency-key': key, ...(body && { 'content-type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      return channel.accepts({ status: response.status, text: await response.text() }, expected);
    } catch (error) {
      if (error instanceof Contradiction) throw error;
      return false;
    }
  }

  private nextOf(replicas: readonly string[]): string {
    this.turn += 1;
    const replica = replicas[this.turn % replicas.length];
    if (replica === undefined) throw new Error('there are no replicas to ask');
    return replica;
  }
}
