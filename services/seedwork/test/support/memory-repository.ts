import type { EncodedMessage } from '../../src/application/encoded-message.js';
import type { Loaded, Receipt, Repository, SaveOutcome } from '../../src/application/repository.js';
import type { Registro } from '../../src/domain/registro.js';
import { retieneLlave } from '../../src/domain/registro.js';
import type { Datos } from './registros.js';

type State = Registro<Datos>;

interface Stored {
  readonly state: State;
  readonly outboxes: ReadonlyMap<string, readonly EncodedMessage[]>;
}

/** What a database promises of one document and of a unique key, without a database. */
export class MemoryRepository implements Repository<State> {
  readonly stored = new Map<string, Stored>();

  unseen(id: string): Loaded<State> {
    return { id, version: 0, state: undefined, receiptOf: () => undefined };
  }

  load(id: string): Promise<Loaded<State>> {
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

  save(loaded: Loaded<State>, state: State, { messageId, outbox }: Receipt): Promise<SaveOutcome> {
    const there = this.stored.get(state.id);
    // A database that sees both indexes violated may name either: this one names the worse.
    if (this.keyIsTaken(state, loaded.version === 0)) return Promise.resolve('duplicated');
    if ((there?.state.version ?? 0) !== loaded.version) return Promise.resolve('conflict');
    const outboxes = new Map([...(there?.outboxes ?? []), [messageId, outbox]]);
    this.stored.set(state.id, { state, outboxes });
    return Promise.resolve('saved');
  }

  /** An insert also meets the key in the document that it would repeat. */
  private keyIsTaken(state: State, inserts: boolean): boolean {
    const { llave } = state.datos;
    if (llave === null || !retieneLlave(state)) return false;
    return [...this.stored.values()].some(
      ({ state: other }) =>
        retieneLlave(other) && other.datos.llave === llave && (inserts || other.id !== state.id),
    );
  }
}
