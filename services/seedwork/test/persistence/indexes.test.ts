import { expect } from 'chai';
import { ensureIndexes } from '../../src/persistence/indexes.js';
import { createLog } from '../../src/runtime/log.js';

describe('building indexes', () => {
  it('asks again when the database has never answered', async () => {
    let asked = 0;
    const createIndexes = () => {
      asked += 1;
      return asked === 1 ? new Promise(() => undefined) : Promise.resolve();
    };
    const log = createLog({ service: 'test', level: 'silent' });
    await ensureIndexes([{ createIndexes }], log, AbortSignal.timeout(10_000), 20);
    expect(asked).to.equal(2);
  });
});
