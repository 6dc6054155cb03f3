import { expect } from 'chai';

import type { Action } from '../../src/plan/actions.js';
import { Snapshot } from '../../src/controller/snapshot.js';
import { resource, type ResourceParts } from './resource.js';

const topic = (parts: ResourceParts = {}) => resource('PulsarTopic', parts);
const key = 'PulsarTopic/default/compania';

describe('Snapshot', () => {
  let snapshot: Snapshot;

  beforeEach(() => {
    snapshot = new Snapshot();
    snapshot.replace([topic()]);
  });

  const store = (parts: ResourceParts, expected = parts): void => {
    snapshot.store(topic(parts), topic(expected));
  };

  it('names what is new', () => {
    expect(new Snapshot().replace([topic()])).to.deep.equal([key]);
  });

  it('names nothing when only the status or the annotation of someone else changed', () => {
    const annotations = { 'example.org/note': 'x' };
    const status = { observedGeneration: 1 };
    expect(snapshot.replace([topic({ annotations, status, resourceVersion: '2' })])).to.deep.equal([]);
  });

  const news: Record<string, ResourceParts> = {
    'a new spec': { generation: 2 },
    'an annotation of ours': { annotations: { 'messaging.propalpes.io/paused': 'true' } },
    'the begin of a deletion': { deletionTimestamp: '2026-01-02T00:00:00Z' },
    'another object of the same name': { uid: 'uid-2' },
    'a finalizer': { finalizers: ['messaging.propalpes.io/delete-topic'] },
  };
  for (const [what, parts] of Object.entries(news)) {
    it(`takes ${what} for news, in a watch as in a LIST`, () => {
      const changed = topic({ ...parts, resourceVersion: '2' });
      expect(snapshot.isNews(changed)).to.equal(true);
      expect(snapshot.replace([changed])).to.deep.equal([key]);
      expect(snapshot.isNews(changed)).to.equal(false);
    });
  }

  describe('what was not told of an object', () => {
    const action: Action = { type: 'create-topic', topic: 'compania', partitions: 1 };
    const untold = () => snapshot.get(key)?.untold;

    beforeEach(() => snapshot.get(key)?.untold.push(action));

    it('is kept for as long as the object is there', () => {
      store({ resourceVersion: '2', status: { observedGeneration: 1 } });
      snapshot.replace([topic({ generation: 2, resourceVersion: '3' })]);
      expect(untold()).to.deep.equal([action]);
    });

    it('goes with the object', () => {
      snapshot.replace([]);
      snapshot.replace([topic()]);
      expect(untold()).to.deep.equal([]);
    });

    it('is not told of another object of the same name', () => {
      snapshot.replace([topic({ uid: 'uid-2', resourceVersion: '2' })]);
      expect(untold()).to.deep.equal([]);
    });
  });

  it('forgets what is not listed any more', () => {
    snapshot.replace([]);
    expect([snapshot.get(key), snapshot.keys]).to.deep.equal([undefined, []]);
  });

  it('keeps what a write returned when a LIST was read before', () => {
    store({ resourceVersion: '10', status: { observedGeneration: 1 } });
    snapshot.replace([topic({ resourceVersion: '9' })]);
    expect(snapshot.get(key)?.resource.status.observedGeneration).to.equal(1);
    snapshot.replace([topic({ resourceVersion: '11' })]);
    expect(snapshot.get(key)?.resource.status.observedGeneration).to.equal(undefined);
  });

  it('keeps the object of a version that it knows', () => {
    const before = snapshot.get(key)?.resource;
    snapshot.replace([topic()]);
    expect(snapshot.get(key)?.resource).to.equal(before);
  });

  it('takes it for news when someone undoes what a write returned', () => {
    store({ finalizers: ['messaging.propalpes.io/delete-topic'], resourceVersion: '10' });
    expect(snapshot.replace([topic({ resourceVersion: '11' })])).to.deep.equal([key]);
  });

  it('takes it for news when someone changed the object while its status was written', () => {
    const written = { generation: 2, resourceVersion: '10', status: { observedGeneration: 1 } };
    store(written, {});
    expect(snapshot.replace([topic(written)])).to.deep.equal([key]);
  });

  it('ignores what a write returned of a namesake, or of a former state', () => {
    snapshot.replace([topic({ uid: 'uid-2', resourceVersion: '20' })]);
    store({ resourceVersion: '30' });
    store({ uid: 'uid-2', resourceVersion: '19', status: { observedGeneration: 1 } });
    expect(snapshot.get(key)?.resource.metadata).to.include({ uid: 'uid-2', resourceVersion: '20' });
  });

  it('knows the others that claim the same topic', () => {
    snapshot.replace([topic(), topic({ name: 'twin', uid: 'uid-2' })]);
    expect(snapshot.get(key)?.others.map((it) => it.metadata.name)).to.deep.equal(['twin']);
  });

  it('gives a topic to the oldest of the objects that claim it', () => {
    const younger = topic({ name: 'twin', uid: 'uid-0', creationTimestamp: '2026-01-02T00:00:00Z' });
    snapshot.replace([younger, topic()]);
    expect(snapshot.get(key)?.rival).to.equal(undefined);
    expect(snapshot.get('PulsarTopic/default/twin')?.rival?.metadata.name).to.equal('compania');
  });

  it('decides between objects of the same second by their names', () => {
    snapshot.replace([topic({ name: 'twin', uid: 'uid-0' }), topic()]);
    expect(snapshot.get(key)?.rival).to.equal(undefined);
    expect(snapshot.get('PulsarTopic/default/twin')?.rival?.metadata.name).to.equal('compania');
  });

  it('takes it for news when an object comes to own what it claims', () => {
    const younger = topic({ name: 'twin', uid: 'uid-2', creationTimestamp: '2026-01-02T00:00:00Z' });
    snapshot.replace([topic(), younger]);
    expect(snapshot.replace([younger])).to.deep.equal(['PulsarTopic/default/twin']);
  });

  it('sees no conflict between objects without a proper spec', () => {
    snapshot.replace([topic({ spec: {} }), topic({ name: 'twin', uid: 'uid-2', spec: {} })]);
    expect(snapshot.get(key)?.rival ?? snapshot.get('PulsarTopic/default/twin')?.rival).to.equal(undefined);
  });

  it('lists namespaces before topics', () => {
    snapshot.replace([topic(), resource('PulsarNamespace', { name: 'z', uid: 'uid-9' })]);
    expect(snapshot.keys).to.deep.equal(['PulsarNamespace/default/z', key]);
  });
});
