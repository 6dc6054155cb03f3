import { TOPICS } from '@propalpes/schemas/catalogue';
import { expect } from 'chai';
import { lifecycles } from '../../src/ledger/lifecycle.js';

describe('What the ledger knows of lifecycles', () => {
  for (const { name, events, commands, rules } of lifecycles) {
    it(`is every event and every command of a ${name}`, () => {
      const topics = TOPICS as Record<string, { messages: readonly string[] } | undefined>;
      expect(Object.keys(rules)).to.have.members(topics[events]?.messages ?? []);
      const answered = Object.values(rules).map(({ answers }) => answers);
      expect([...new Set(answered)]).to.have.members(topics[commands]?.messages ?? []);
    });
  }
});
