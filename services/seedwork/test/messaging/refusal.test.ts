import { CATALOGUE } from '@propalpes/schemas/generated/catalogue';
import { codecFor } from '@propalpes/schemas/codec';
import type { TopicName } from '@propalpes/schemas/generated/types';
import { expect } from 'chai';
import { isRefusal } from '../../src/messaging/refusal.js';

interface Field {
  readonly name: string;
  readonly type: unknown;
}

interface Payload {
  readonly name: string;
  readonly fields: readonly Field[];
}

describe('refusals', () => {
  for (const topic of ['eventos/compania', 'eventos/propiedad', 'eventos/geografico'] as const)
    it(`are, of ${topic}, the events that cannot do without a reason`, () => {
      const refusals = payloadsOf(topic).filter(({ fields }) =>
        fields.some(({ name, type }) => name === 'motivo' && !Array.isArray(type)),
      );
      const named = CATALOGUE[topic].messages.filter(isRefusal);
      expect(named).to.have.members(refusals.map(({ name }) => name)).and.not.be.empty;
    });

  it('are no commands, nor the end of an operation', () => {
    const topics = Object.keys(CATALOGUE).filter((topic) => !/^eventos\/(?!auditoria)/.test(topic));
    const types = topics.flatMap((topic) => [...CATALOGUE[topic as keyof typeof CATALOGUE].messages]);
    expect(types.filter(isRefusal)).to.deep.equal([]);
    expect(isRefusal(undefined)).to.equal(false);
  });
});

function payloadsOf(topic: TopicName): readonly Payload[] {
  const { fields } = JSON.parse(codecFor(topic).schema) as { fields: Field[] };
  return fields.find(({ name }) => name === 'data')?.type as Payload[];
}
