import type { EncodedMessage } from '../src/application/encoded-message.js';
import type { Loaded, Receipt, Repository, SaveOutcome } from '../src/application/repository.js';
import type { Aggregate } from '../src/domain/aggregate.js';

interface Stored<S> {
  readonly state: S;
  readonly outboxes: ReadonlyMap<string, readonly EncodedMessage[]>;
}

/** What a database promises of one document and of a unique key, without a database. */
export class MemoryRepository<S extends Aggregate> implements Repository<S> {
  readonly stored = new Map<string, Stored<S>>();

  /** `keyOf`: what no other aggregate may hold. */
  constructor(private readonly keyOf: (state: S) => string | undefined = () => undefined) {}

  unseen(id: string): Loaded<S> {
    return { id, version: 0, state: undefined, receiptOf: () => undefined };
  }

  load(id: string): Promise<Loaded<S>> {
    const found = this.stored.get(id);
    if (!found) return Promise.resolve(this.unseen(id));
    const { state, outboxes } = found;
    return Promise.resolve({
      id,
      version: state.version,
      state,
      receiptOf: (messageId) => outboxes.get(messageId),
    });
  }

  save(loaded: Loaded<S>, state: S, { messageId, outbox }: Receipt): Promise<SaveOutcome> {
    const there = this.stored.get(state.id);
    // A database that sees both indexes violated may name either: this one names the worse.
    if (this.keyIsTaken(state, loaded.version === 0)) return Promise.resolve('duplicated');
    if ((there?.state.version ?? 0) !== loaded.version) return Promise.resolve('conflict');
    const outboxes = new Map([...(there?.outboxes ?? []), [messageId, outbox]]);
    this.stored.set(state.id, { state, outboxes });
    return Promise.resolve('saved');
  }

  /** An insert also meets the key in the document that it would repeat. */
  private keyIsTaken(state: S, inserts: boolean): boolean {
    const key = this.keyOf(state);
    if (key === undefined) return false;
    return [...this.stored.values()].some(
      ({ state: other }) => this.keyOf(other) === key && (inserts || other.id !== state.id),
    );
  }
}
