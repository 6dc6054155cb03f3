import { setImmediate } from 'node:timers/promises';
import { expect } from 'chai';
import { validate, version } from 'uuid';
import { createdId, requestIds, type Idempotency } from '../../src/application/request-ids.js';

const idempotency = { client: 'graphql:ana', field: 'crearCompania', key: 'k-1' };
const command = { type: 'CrearCompania', data: { nombre: 'Casas', email: null } };

const all = (command: object, idempotency?: Idempotency) => {
  const { messageId, operacionId } = requestIds(command, idempotency);
  return [createdId(idempotency), messageId, operacionId];
};

describe('ids of a request', () => {
  it('are new without an idempotency key', () => {
    expect(new Set([...all(command), ...all(command)])).to.have.property('size', 6);
  });

  it('are time-ordered without an idempotency key', async () => {
    const earlier = all(command);
    for (const now = Date.now(); Date.now() === now;) await setImmediate();
    expect(earlier.map(version)).to.deep.equal([7, 7, 7]);
    expect(earlier.every((id) => all(command).every((later) => id < later))).to.be.true;
  });

  it('are three different uuids under a key', () => {
    const ids = all(command, idempotency);
    expect(ids.every((id) => validate(id))).to.be.true;
    expect(new Set(ids)).to.have.property('size', 3);
  });

  it('are the same each time the same command comes under the same key', () => {
    expect(all(structuredClone(command), { ...idempotency })).to.deep.equal(all(command, idempotency));
  });

  it('depend neither on the order of fields nor on those that say nothing', () => {
    const other = { data: { telefono: null, nombre: 'Casas' }, type: 'CrearCompania' };
    expect(all(other, idempotency)).to.deep.equal(all(command, idempotency));
  });

  it('are those of another operation on the same aggregate when another command comes under the key', () => {
    const ids = new Set(all(command, idempotency));
    const [aggregateId, messageId, operacionId] = all({ ...command, data: { nombre: 'Lotes' } }, idempotency);
    expect([aggregateId, messageId, operacionId].map((id) => ids.has(id!))).to.deep.equal([
      true,
      false,
      false,
    ]);
  });

  it('are those of another aggregate when its data are part of its id', () => {
    const [one, same, other] = ['Casas', 'Casas', 'Lotes'].map((nombre) =>
      createdId(idempotency, { nombre }),
    );
    expect(same).to.equal(one);
    expect(other).to.not.equal(one);
  });

  for (const other of [{ client: 'graphql:eva' }, { field: 'eliminarCompania' }, { key: 'k-2' }]) {
    it(`are others for another ${Object.keys(other)[0]!}`, () => {
      const ids = new Set(all(command, idempotency));
      const others = all(command, { ...idempotency, ...other });
      expect(others.some((id) => ids.has(id))).to.be.false;
    });
  }

  it('do not depend on where one part ends and the next begins', () => {
    const one = { client: 'a', field: 'b,c', key: 'd' };
    const other = { client: 'a,b', field: 'c', key: 'd' };
    expect(all(command, one)).to.not.have.members(all(command, other));
  });
});
