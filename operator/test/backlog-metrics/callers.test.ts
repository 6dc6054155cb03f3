import { expect } from 'chai';

import { createAuthority } from './certificates.js';
import { Fixture, type Reply } from './fixture.js';
import { createIdentities, type Identities } from './identities.js';
import { SessionClient } from './session-client.js';

describe('callers of the external metrics API', () => {
  let identities: Identities;
  let api: Fixture;

  before(async () => {
    identities = await createIdentities();
  });

  beforeEach(async () => {
    api = await new Fixture(identities).start();
  });

  afterEach(() => api.stop());

  const expectRefusal = ({ status, headers, body }: Reply, message: RegExp): void => {
    expect([status, body['reason'], headers.connection]).to.deep.equal([401, 'Unauthorized', 'close']);
    expect(body['message']).to.match(message);
  };

  it('may ask as an allowed name of the request-header CA', async () => {
    expect((await api.getAs(identities.aggregator)).status).to.equal(200);
  });

  it('are refused without a certificate', async () => {
    expectRefusal(await api.getAs({}), /^a client certificate of the aggregator is required$/);
  });

  it('are refused without a certificate for discovery, too', async () => {
    expectRefusal(await api.getAs({}, '/apis'), /is required$/);
  });

  it('are refused with a certificate of another CA of the same name', async () => {
    const impostor = await (await createAuthority('front-proxy')).client('CN=front-proxy-client');
    expectRefusal(await api.getAs(impostor), /^the client certificate is not accepted/);
  });

  it('are refused with a certificate of the CA that signs servers', async () => {
    const client = await identities.serving.client('CN=front-proxy-client');
    expectRefusal(await api.getAs(client), /^the client certificate is not accepted/);
  });

  it('are refused with a certificate that is over', async () => {
    const late = await identities.frontProxy.client('CN=front-proxy-client', -1_000);
    expectRefusal(await api.getAs(late), /CERT_HAS_EXPIRED$/);
  });

  it('are refused with a certificate for servers', async () => {
    const server = await identities.frontProxy.server('front-proxy-client');
    expectRefusal(await api.getAs(server), /INVALID_PURPOSE$/);
  });

  it('are refused under another name', async () => {
    const other = await identities.frontProxy.client('CN=someone');
    expectRefusal(await api.getAs(other), /^someone is not one of the names that may ask$/);
  });

  it('are refused under an allowed name among others', async () => {
    const several = await identities.frontProxy.client('CN=someone,CN=front-proxy-client');
    expectRefusal(await api.getAs(several), /no common name, or several$/);
  });

  it('are refused without a name', async () => {
    const nameless = await identities.frontProxy.client('O=front-proxy-client');
    expectRefusal(await api.getAs(nameless), /no common name, or several$/);
  });

  it('may have any name when no names are configured', async () => {
    const { cert } = identities.frontProxy;
    await api.stop();
    api = new Fixture(identities);
    api.authority = () => Promise.resolve({ ca: cert, allowedNames: [] });
    await api.start();
    expect((await api.getAs(await identities.frontProxy.client('CN=someone'))).status).to.equal(200);
  });

  it('may be vouched for by an intermediate CA whose chain is configured', async () => {
    const intermediate = await identities.frontProxy.authority('intermediate');
    const ca = `${intermediate.cert}\n${identities.frontProxy.cert}\n`;
    await api.stop();
    api = new Fixture(identities);
    api.authority = () => Promise.resolve({ ca, allowedNames: ['front-proxy-client'] });
    await api.start();
    expect((await api.getAs(await intermediate.client('CN=front-proxy-client'))).status).to.equal(200);
  });

  for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
    it(`gain nothing by the session of an earlier ${version} connection`, async () => {
      const client = new SessionClient(api.server.url, identities, version);
      expect(await client.ask({})).to.match(/^HTTP\/1.1 401 /);
      expect(await client.ask({})).to.match(/^HTTP\/1.1 401 /);
      expect(await client.ask(identities.aggregator)).to.match(/^HTTP\/1.1 200 /);
      expect(await client.ask({})).to.match(/^HTTP\/1.1 401 /);
      expect(client.resumed).to.equal(false);
    });
  }
});
