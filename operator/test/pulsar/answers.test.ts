import { expect } from 'chai';
import { z } from 'zod';

import { AdminError } from '../../src/pulsar/admin-error.js';
import { Answers } from '../../src/pulsar/answers.js';

const schema = z.object({ partitions: z.int() });

describe('answers of the admin API', () => {
  it('are read once while their text stays the same', () => {
    const answers = new Answers();
    const first = answers.read('GET /a', schema, '{"partitions":1}');
    expect(first).to.deep.equal({ partitions: 1 });
    expect(answers.read('GET /a', schema, '{"partitions":1}')).to.equal(first);
  });

  it('are read again when their text has changed', () => {
    const answers = new Answers();
    answers.read('GET /a', schema, '{"partitions":1}');
    expect(answers.read('GET /a', schema, '{"partitions":2}')).to.deep.equal({ partitions: 2 });
  });

  it('are not mixed up between requests', () => {
    const answers = new Answers();
    answers.read('GET /a', schema, '{"partitions":1}');
    expect(answers.read('GET /b', z.object({}), '{"partitions":1}')).to.deep.equal({});
  });

  it('are refused when they have a name that would be left out', () => {
    const read = () => new Answers().read('GET /a', z.record(z.string(), z.int()), '{"__proto__":1}');
    expect(read).to.throw(AdminError, 'something is called __proto__');
  });

  for (const text of ['', '<html>', '{"partitions":"one"}']) {
    it(`are refused when they make no sense: ${JSON.stringify(text)}`, () => {
      expect(() => new Answers().read('GET /a', schema, text)).to.throw(AdminError, 'unexpected answer');
    });
  }
});
