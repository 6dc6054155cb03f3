import { expect } from 'chai';
import { mongo } from 'mongoose';
import { Unavailable } from '../../src/application/unavailable.js';
import { available, violatedIndex } from '../../src/persistence/failures.js';
import { metric } from '../../testing/metric.js';

const answer = (code: number, message = '') => new mongo.MongoServerError({ code, message });

async function outcomeOf(error: unknown): Promise<unknown> {
  try {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- as the driver rejects
    await available('load', () => Promise.reject(error));
  } catch (thrown) {
    return thrown;
  }
  return undefined;
}

describe('failures of the database', () => {
  const passing = {
    'a broken connection': new mongo.MongoNetworkError('reset'),
    'a socket that broke while it was written to': Object.assign(new Error('ended'), { code: 'EPIPE' }),
    'no primary': answer(10107),
    'a primary that stepped down': answer(189),
    'a server that shuts down': answer(91),
    'a server that is interrupted while it shuts down': answer(11600),
    'an operation that took too long': answer(50),
    'a full disk': answer(14031),
    'a lock that somebody holds': answer(24),
    'a pool without a free connection': new mongo.MongoOperationTimeoutError('checkout'),
    'credentials that are being rotated': answer(18),
    'a call that its caller gave up': new DOMException('it took too long', 'TimeoutError'),
  };

  for (const [name, error] of Object.entries(passing)) {
    it(`may pass: ${name}`, async () => {
      expect(await outcomeOf(error))
        .to.be.instanceOf(Unavailable)
        .and.have.property('cause', error);
    });
  }

  const lasting = {
    'a write that the server does not understand': answer(9),
    'an argument that the driver refuses': new mongo.MongoInvalidArgumentError('no'),
    'a unique key that is taken': answer(11000),
    'a bug of ours': new TypeError('undefined'),
  };

  for (const [name, error] of Object.entries(lasting)) {
    it(`do not pass: ${name}`, async () => {
      expect(await outcomeOf(error)).to.equal(error);
    });
  }

  it('are told from answers in the metrics', async () => {
    const calls = () =>
      Promise.all(
        ['ok', 'conflict', 'unavailable', 'error'].map((outcome) =>
          metric('propalpes_database_call_seconds', { operation: 'load', outcome }, '_count'),
        ),
      );
    const before = await calls();
    await available('load', () => Promise.resolve('mine'));
    const isConflict = (owner: string) => owner !== 'mine';
    await available('load', () => Promise.resolve('mine'), isConflict);
    await available('load', () => Promise.resolve('taken'), isConflict);
    await outcomeOf(answer(11000, 'E11000 duplicate key error index: llave_1'));
    await outcomeOf(new mongo.MongoNetworkError('reset'));
    await outcomeOf(new TypeError('undefined'));
    const more = (await calls()).map((count, outcome) => count - (before[outcome] ?? 0));
    expect(more).to.deep.equal([2, 2, 1, 1]);
  });

  it('name the unique index that was violated', () => {
    const message =
      'E11000 duplicate key error collection: companias.companias index: llave_1 dup key: { llave: "1" }';
    expect(violatedIndex(answer(11000, message))).to.equal('llave_1');
  });

  it('name no index where none was violated', () => {
    expect(violatedIndex(answer(10107))).to.be.undefined;
  });
});
