import { expect } from 'chai';
import { newId } from '../../src/domain/id.js';
import type { AggregateDocument } from '../../src/persistence/aggregate-schema.js';
import { outboxOf, toStored, unansweredOf } from '../../src/persistence/receipts.js';

const sent = {
  topic: 'eventos/compania',
  key: 'a',
  properties: { type: 'CompaniaAprobada' },
  bytes: Buffer.from([1, 2, 3]),
} as const;

function documentThatHandled(messageIds: readonly string[], receiptsOf = messageIds): AggregateDocument {
  const stored = (messageId: string) => toStored({ messageId, outbox: [sent] });
  return {
    _id: 'a',
    version: messageIds.length,
    receipts: receiptsOf.map((id) => stored(id).receipt),
    handled: messageIds.map((id) => stored(id).handled),
  };
}

describe('receipts', () => {
  it('give back what a message published', () => {
    const [one, two] = [newId(), newId()];
    expect(outboxOf(documentThatHandled([one, two]), two)).to.deep.equal([sent]);
  });

  it('do not know a new message', () => {
    expect(outboxOf(documentThatHandled([newId()]), newId())).to.be.undefined;
  });

  it('know that a message was handled when its outbox has made room for later ones', () => {
    const [old, recent] = [newId(), newId()];
    expect(outboxOf(documentThatHandled([old, recent], [recent]), old)).to.deep.equal([]);
  });

  it('take 16 bytes for each id', () => {
    expect(toStored({ messageId: newId(), outbox: [] }).handled).to.have.length(16);
  });

  it('know an id however it is written', () => {
    const id = newId();
    expect(outboxOf(documentThatHandled([id]), id.toUpperCase())).to.deep.equal([sent]);
  });

  it('refuse an id that is no uuid, rather than take two for the same', () => {
    expect(() => toStored({ messageId: 'first', outbox: [] })).to.throw(TypeError);
  });

  it('tell the spans of the messages that have led to nothing yet, and of none before what was published', () => {
    const waited = (traceparent?: string) =>
      toStored({ messageId: newId(), outbox: [], traceparent }).receipt;
    const document = documentThatHandled([newId()]);
    const receipts = [waited('a'), ...document.receipts, waited('b'), waited(), waited('c')];
    expect(unansweredOf({ ...document, receipts })).to.deep.equal(['b', 'c']);
    expect(unansweredOf(document)).to.deep.equal([]);
  });

  it('say nothing of a span that nobody sees', () => {
    expect(toStored({ messageId: newId(), outbox: [] }).receipt).to.have.all.keys('message', 'outbox');
  });
});
