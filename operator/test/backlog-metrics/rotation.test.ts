import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { connect } from 'node:tls';

import { expect } from 'chai';
import { until } from '@propalpes/seedwork/testing/until';

import { createAuthority } from './certificates.js';
import { SessionClient } from './session-client.js';
import { companias, Fixture } from './fixture.js';
import { createIdentities, type Identities } from './identities.js';

const refreshes = 'backlog_metrics_credential_refreshes_total';

describe('rotation of what the external metrics API trusts and shows', () => {
  let identities: Identities;
  let api: Fixture;

  before(async () => {
    identities = await createIdentities();
  });

  beforeEach(async () => {
    api = await new Fixture(identities).start({ rotationMs: 10 });
  });

  afterEach(() => api.stop());

  const count = async (result: string): Promise<number> => (await api.metric(refreshes, { result })) ?? 0;

  const applied = () => until('new credentials', async () => (await count('applied')) > 0);

  /** Two, because the first may have begun before what the test did. */
  const failedTwice = async (): Promise<void> => {
    const before = await count('failed');
    await until('two failures', async () => (await count('failed')) >= before + 2);
  };

  const nameShown = async (): Promise<unknown> => {
    const socket = connect({
      port: Number(new URL(api.server.url).port),
      host: '127.0.0.1',
      ca: identities.serving.cert,
    });
    await once(socket, 'secureConnect');
    const { subject } = socket.getPeerCertificate();
    socket.destroy();
    return subject.CN;
  };

  it('shows a new certificate to new connections and keeps those that there are', async () => {
    await api.get(companias);
    await api.install(await identities.serving.server('second'));
    await applied();
    expect(await nameShown()).to.equal('second');
    const kept = await api.get(companias);
    expect([kept.status, Object.keys(api.agent.sockets)]).to.deep.equal([200, []]);
    expect(Object.values(api.agent.freeSockets).flat()).to.have.length(1);
  });

  it('keeps the former certificate while a new one and its key do not fit together', async () => {
    const { cert, key } = await identities.serving.server('second');
    await writeFile(api.certFile, cert);
    await failedTwice();
    expect(await nameShown()).to.equal('first');
    await writeFile(api.keyFile, key);
    await applied();
    expect(await nameShown()).to.equal('second');
  });

  for (const content of ['', 'nonsense']) {
    it(`keeps the former certificate while ${content || 'nothing'} is in the file`, async () => {
      await writeFile(api.certFile, content);
      await failedTwice();
      expect(await nameShown()).to.equal('first');
    });

    it(`trusts whom it trusted while ${content || 'nothing'} is in place of the CA`, async () => {
      api.authority = () => Promise.resolve({ ca: content, allowedNames: [] });
      await failedTwice();
      expect((await api.getAs(identities.aggregator)).status).to.equal(200);
      expect((await api.getAs(await identities.serving.client('CN=front-proxy-client'))).status).to.equal(
        401,
      );
    });
  }

  it('trusts a new CA and no longer the former one, even on connections that there are', async () => {
    const next = await createAuthority('front-proxy');
    const client = await next.client('CN=front-proxy-client');
    expect((await api.get(companias)).status).to.equal(200);
    api.authority = () => Promise.resolve({ ca: next.cert, allowedNames: ['front-proxy-client'] });
    await applied();
    expect((await api.getAs(client)).status).to.equal(200);
    expect((await api.get(companias)).status).to.equal(401);
  });

  it('trusts both CAs while both are configured', async () => {
    const next = await createAuthority('front-proxy-next');
    const client = await next.client('CN=front-proxy-client');
    const ca = `${identities.frontProxy.cert}\n${next.cert}\n`;
    api.authority = () => Promise.resolve({ ca, allowedNames: ['front-proxy-client'] });
    await applied();
    expect((await api.getAs(client)).status).to.equal(200);
    expect((await api.getAs(identities.aggregator)).status).to.equal(200);
  });

  it('refuses a name that is allowed no longer, even on connections that there are', async () => {
    expect((await api.get(companias)).status).to.equal(200);
    api.authority = () => Promise.resolve({ ca: identities.frontProxy.cert, allowedNames: ['someone'] });
    await applied();
    expect((await api.get(companias)).status).to.equal(401);
  });

  it('resumes no session that a former CA vouched for, or none did', async () => {
    const client = new SessionClient(api.server.url, identities, 'TLSv1.3');
    expect(await client.ask(identities.aggregator)).to.match(/^HTTP\/1.1 200 /);
    const { cert } = await createAuthority('next');
    api.authority = () => Promise.resolve({ ca: cert, allowedNames: [] });
    await applied();
    expect(await client.ask(identities.aggregator)).to.match(/^HTTP\/1.1 401 /);
    expect(await client.ask({})).to.match(/^HTTP\/1.1 401 /);
    expect(client.resumed).to.equal(false);
  });

  it('keeps whom it trusts while Kubernetes is away, and says so in the metrics', async () => {
    api.authority = () => Promise.reject(new Error('connection refused'));
    await failedTwice();
    expect((await api.getAs(identities.aggregator)).status).to.equal(200);
  });

  it('ends at once while Kubernetes does not answer', async () => {
    let asked = false;
    api.authority = () => {
      asked = true;
      return new Promise(() => undefined);
    };
    await until('asked', () => asked);
    await api.server.close();
    expect(await count('failed')).to.equal(0);
  });
});
