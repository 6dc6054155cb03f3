import { expect } from 'chai';
import { validate, version } from 'uuid';
import { requestIds, type RequestIds } from '../../src/application/request-ids.js';

const all = ({ messageId, aggregateId, operacionId }: RequestIds) => [messageId, aggregateId, operacionId];
const idempotency = { user: 'ana', field: 'crearCompania', key: 'k-1' };

describe('ids of a request', () => {
  it('are new and time-ordered without an idempotency key', () => {
    const first = requestIds();
    const second = requestIds();
    expect(new Set([...all(first), ...all(second)])).to.have.property('size', 6);
    expect(all(first).map(version)).to.deep.equal([7, 7, 7]);
    expect(first.aggregateId < second.aggregateId).to.be.true;
  });

  it('are the same each time under the same key', () => {
    expect(requestIds(idempotency)).to.deep.equal(requestIds({ ...idempotency }));
  });

  it('are three different uuids under a key', () => {
    const ids = all(requestIds(idempotency));
    expect(ids.every((id) => validate(id))).to.be.true;
    expect(new Set(ids)).to.have.property('size', 3);
  });

  for (const other of [{ user: 'eva' }, { field: 'eliminarCompania' }, { key: 'k-2' }]) {
    it(`are others for another ${Object.keys(other)[0]!}`, () => {
      const ids = new Set(all(requestIds(idempotency)));
      const others = all(requestIds({ ...idempotency, ...other }));
      expect(others.some((id) => ids.has(id))).to.be.false;
    });
  }

  it('do not depend on where one part ends and the next begins', () => {
    const one = requestIds({ user: 'a', field: 'b,c', key: 'd' });
    const other = requestIds({ user: 'a,b', field: 'c', key: 'd' });
    expect(one.messageId).to.not.equal(other.messageId);
  });
});
