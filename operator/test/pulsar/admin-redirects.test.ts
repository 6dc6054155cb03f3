import { expect } from 'chai';

import { AdminHttp, type AdminHttpOptions } from '../../src/pulsar/admin-http.js';
import type { FakeBroker } from '../fake-broker.js';
import { failureOf, fakeBrokers, get, reply } from './admin-requests.js';

const json = 'application/json';
const token = (): string => 'secret';

function elsewhere(broker: FakeBroker): string {
  return `${broker.url.replace('127.0.0.1', 'localhost')}/admin/v2/clusters`;
}

describe('AdminHttp on a redirect', () => {
  const start = fakeBrokers();
  const redirecting = (location: () => string): Promise<FakeBroker> =>
    start((_, response) => void response.writeHead(307, { location: location() }).end());

  const follow = async (options: Partial<AdminHttpOptions>): Promise<FakeBroker> => {
    const owner = await start((_, response) => {
      reply(response, 200, json, '[]');
    });
    const first = await redirecting(() => elsewhere(owner));
    await new AdminHttp({ url: first.url, token, ...options }).send({
      ...get,
      method: 'PUT',
      body: { a: 1 },
    });
    expect(first.requests[0]?.headers.authorization).to.equal('Bearer secret');
    return owner;
  };

  it('keeps method and type but shows the token to no other host', async () => {
    const owner = await follow({});
    expect(owner.requests.map((it) => it.method)).to.deep.equal(['PUT']);
    expect(owner.requests[0]?.headers).to.include({ 'content-type': json });
    expect(owner.requests[0]?.headers).to.not.have.property('authorization');
  });

  it('shows the token to a host that is trusted', async () => {
    const owner = await follow({ trustedHosts: ['localhost'] });
    expect(owner.requests[0]?.headers.authorization).to.equal('Bearer secret');
  });

  it('says of a refusal that it came without credentials, and what to do', async () => {
    const owner = await start((_, response) => {
      reply(response, 401, json, '{"reason":"HTTP 401"}');
    });
    const first = await redirecting(() => elsewhere(owner));
    const error = await failureOf(new AdminHttp({ url: first.url, token }));
    expect([error.kind, error.reason]).to.deep.equal([
      'unauthorized',
      '401 HTTP 401 (asked without credentials, since PULSAR_TRUSTED_HOSTS does not name localhost)',
    ]);
  });

  it('stops in a circle', async () => {
    const broker = await redirecting(() => '/again');
    const error = await failureOf(new AdminHttp({ url: broker.url }));
    expect(error.reason).to.equal('more than 5 redirects');
  });
});
