import { expect } from 'chai';
import type { Evidence, Mutation, TopicMessage } from '../../src/ledger/evidence.js';
import { timesToEnd } from '../../src/ledger/times-to-end.js';

const asked = (operacionId: string, at: number, changed: Partial<Mutation> = {}): Mutation => ({
  topic: 'comandos/auditoria',
  type: 'RegistrarPropiedad',
  messageId: `command of ${operacionId}`,
  operacionId,
  aggregateId: `property of ${operacionId}`,
  fate: 'accepted',
  ends: ['COMPLETADA'],
  at,
  ...changed,
});

const event = (type: string, correlationId: string, time: number): TopicMessage => ({
  topic: 'eventos/auditoria',
  id: `${type} of ${correlationId}`,
  type,
  time,
  correlationId,
  causationId: null,
  aggregateId: correlationId,
  aggregateVersion: 1,
  data: {},
  digest: '',
});

const timesOf = (mutations: readonly Mutation[], events: readonly TopicMessage[]): number[] => {
  const nothing = {
    commands: [],
    foreign: [],
    documents: [],
    operations: [],
    projection: [],
    deadLetters: [],
    waiting: [],
  };
  const evidence: Evidence = { ...nothing, mutations, events };
  return timesToEnd(evidence, 'RegistrarPropiedad');
};

describe('The time until an operation was over', () => {
  it('is that from the first attempt to its last event, whenever anybody looks', () => {
    const events = [event('PropiedadCreada', 'a', 1_020), event('OperacionFinalizada', 'a', 1_045)];
    expect(timesOf([asked('a', 1_000)], events)).to.deep.equal([45]);
  });

  it('is counted once for an event that comes twice', () => {
    const end = event('OperacionFinalizada', 'a', 1_045);
    expect(timesOf([asked('a', 1_000)], [end, end])).to.deep.equal([45]);
  });

  it('is unknown of what has not ended, was not accepted, or is something else', () => {
    const mutations = [
      asked('open', 1_000),
      asked('unanswered', 1_000, { fate: 'indeterminate' }),
      asked('company', 1_000, { type: 'CrearCompania' }),
    ];
    const events = ['unanswered', 'company'].map((id) => event('OperacionFinalizada', id, 1_045));
    expect(timesOf(mutations, events)).to.deep.equal([]);
  });
});
