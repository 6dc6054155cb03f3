import { expect } from 'chai';

import { PulsarAdmin } from '../../src/pulsar/pulsar-admin.js';
import { startFakeBroker, type FakeBroker } from '../fake-broker.js';

describe('PulsarAdmin', () => {
  let broker: FakeBroker;

  beforeEach(async () => {
    broker = await startFakeBroker((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });

  afterEach(() => broker.close());

  const asked = (): number => broker.requests.filter((it) => it.method === 'GET').length;

  it('asks once for a namespace that several topics want at the same time', async () => {
    const admin = new PulsarAdmin({ url: broker.url, shareNamespaceMs: 60_000 });
    await Promise.all([admin.namespace('a/b'), admin.namespace('a/b'), admin.namespace('a/c')]);
    expect(asked()).to.equal(2);
  });

  it('asks again once something was written', async () => {
    const admin = new PulsarAdmin({ url: broker.url, shareNamespaceMs: 60_000 });
    await admin.namespace('a/b');
    await admin.setPolicy('a/b', 'messageTTL', 0);
    await admin.namespace('a/b');
    expect(asked()).to.equal(2);
  });

  it('asks each time unless it was told to share', async () => {
    const admin = new PulsarAdmin({ url: broker.url });
    await admin.namespace('a/b');
    await admin.namespace('a/b');
    expect(asked()).to.equal(2);
  });

  it('creates a tenant once for those who want it at the same time', async () => {
    const admin = new PulsarAdmin({ url: broker.url });
    await Promise.all([admin.createTenant('a', ['one']), admin.createTenant('a', ['one'])]);
    expect(broker.requests).to.have.length(1);
    await admin.createTenant('a', ['one']);
    expect(broker.requests).to.have.length(2);
  });
});
