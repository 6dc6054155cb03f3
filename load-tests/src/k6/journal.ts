import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { graphqlChannel } from '../load/graphql.js';
import { topicOf } from '../load/commands.js';
import type { Journal } from '../load/journal.js';
import type { Accepted, Asked } from './journal-line.js';

/** How long a mutation waited for its acceptance; absent: for ever. */
export interface Noted {
  readonly operacionId: string;
  /** Epoch ms. */
  readonly askedAt: number;
  readonly acceptedAt?: number;
}

interface Line {
  readonly asked?: Asked;
  readonly accepted?: Accepted;
}

/** What k6 noted in one run. The ids of what it asked for are not in it: as for every client, they follow from the key. */
export class K6Journal {
  private readonly channel = graphqlChannel([]);
  private readonly byKey = new Map<string, Noted & { readonly messageId: string }>();

  /** `journal`: what the ledger will be asked with. */
  constructor(private readonly journal: Journal) {}

  get noted(): readonly Noted[] {
    return [...this.byKey.values()];
  }

  /** Rejects when the file holds anything else, or when the BFF gave an operation another id than its key does. */
  async read(file: string): Promise<void> {
    for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity }))
      this.take(text);
  }

  take(text: string): void {
    const { asked, accepted } = parse(text);
    if (asked) this.takeAsked(asked);
    if (accepted) this.takeAccepted(accepted);
  }

  private takeAsked({ key, ends, at, ...comando }: Asked): void {
    const ids = this.channel.idsOf(comando, key);
    this.byKey.set(key, { messageId: ids.messageId, operacionId: ids.operacionId, askedAt: at });
    this.journal.asked({ ...ids, topic: topicOf(comando), type: comando.type, ends, at });
  }

  private takeAccepted({ key, operacion, at }: Accepted): void {
    const noted = this.byKey.get(key);
    if (noted?.operacionId !== operacion)
      throw new Error(`${key} was accepted as ${operacion} instead of ${noted?.operacionId ?? 'nothing'}`);
    this.byKey.set(key, { ...noted, acceptedAt: at });
    this.journal.accepted(noted.messageId);
  }
}

function parse(text: string): Line {
  try {
    return JSON.parse(text) as Line;
  } catch {
    throw new Error(`no line of a journal: ${text.slice(0, 200)}`);
  }
}
