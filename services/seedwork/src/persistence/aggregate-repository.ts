import type { Model, mongo } from 'mongoose';
import type { Loaded, Receipt, Repository, SaveOutcome } from '../application/repository.js';
import type { Aggregate } from '../domain/aggregate.js';
import { HANDLED_KEPT, RECEIPTS_KEPT, type AggregateDocument } from './aggregate-schema.js';
import { available, violatedIndex } from './failures.js';
import { outboxOf, toStored, unansweredOf } from './receipts.js';

/** How an aggregate stands in its document. `toFields` gives all but `_id`, `version`, `receipts` and `handled`. */
export interface Mapping<S extends Aggregate, D extends AggregateDocument> {
  toState(document: D): S;
  toFields(state: S): Omit<D, keyof AggregateDocument>;
}

/** A receipt counts when no failover can take it back: its message is acknowledged because of it. */
const READ = { promoteBuffers: true, readConcern: { level: 'majority' } } as const;

const isConflict = (outcome: SaveOutcome): boolean => outcome === 'conflict';

/** One document per aggregate: state, version and receipts change together, in one conditional write. */
export class AggregateRepository<S extends Aggregate, D extends AggregateDocument> implements Repository<S> {
  private readonly collection: mongo.Collection<AggregateDocument>;

  constructor(
    model: Model<D>,
    private readonly mapping: Mapping<S, D>,
  ) {
    // The driver's collection: hydrating and casting every message's document costs more than the handler.
    this.collection = model.collection as unknown as mongo.Collection<AggregateDocument>;
  }

  unseen(id: string): Loaded<S> {
    return { id, version: 0, state: undefined, receiptOf: () => undefined };
  }

  async load(id: string): Promise<Loaded<S>> {
    const document = await available('load', () => this.collection.findOne({ _id: id }, READ));
    if (!document) return this.unseen(id);
    return {
      id,
      version: document.version,
      state: this.mapping.toState(document as D),
      receiptOf: (messageId) => outboxOf(document, messageId),
      unanswered: () => unansweredOf(document),
    };
  }

  async save(loaded: Loaded<S>, state: S, receipt: Receipt): Promise<SaveOutcome> {
    if (state.version !== loaded.version + 1) {
      throw new Error(`${loaded.id} is at version ${loaded.version}, its next state says ${state.version}`);
    }
    try {
      return loaded.version === 0
        ? await available('insert', () => this.insert(state, receipt))
        : await available('update', () => this.update(state, receipt), isConflict);
    } catch (error) {
      const index = violatedIndex(error);
      if (index === undefined) throw error;
      return index === '_id_' ? 'conflict' : 'duplicated';
    }
  }

  private async insert(state: S, receipt: Receipt): Promise<SaveOutcome> {
    const stored = toStored(receipt);
    await this.collection.insertOne({
      _id: state.id,
      version: state.version,
      ...this.mapping.toFields(state),
      receipts: [stored.receipt],
      handled: [stored.handled],
    });
    return 'saved';
  }

  private async update(state: S, receipt: Receipt): Promise<SaveOutcome> {
    const stored = toStored(receipt);
    const { matchedCount } = await this.collection.updateOne(
      { _id: state.id, version: state.version - 1 },
      {
        $set: { version: state.version, ...this.mapping.toFields(state) },
        $push: {
          receipts: { $each: [stored.receipt], $slice: -RECEIPTS_KEPT },
          handled: { $each: [stored.handled], $slice: -HANDLED_KEPT },
        },
      },
    );
    return matchedCount === 1 ? 'saved' : 'conflict';
  }
}
