import { expect } from 'chai';

import { companias, Fixture, metricPath } from './fixture.js';
import { createIdentities, type Identities } from './identities.js';

const never = <T>(): Promise<T> => new Promise(() => undefined);

describe('refusals of the external metrics API', () => {
  let identities: Identities;
  let api: Fixture;

  before(async () => {
    identities = await createIdentities();
  });

  beforeEach(async () => {
    api = await new Fixture(identities).start({ answerMs: 200 });
  });

  afterEach(() => api.stop());

  const refusals: readonly [title: string, path: string, code: number, reason: string, message: RegExp][] = [
    [
      'a missing selector',
      metricPath('').replace(/\?.*/, ''),
      400,
      'BadRequest',
      /^labelSelector must be topic=/,
    ],
    ['a selector of another form', metricPath('topic!=a,subscription=b'), 400, 'BadRequest', /is neither$/],
    [
      'an unknown PulsarTopic',
      metricPath('topic=nada,subscription=companias'),
      404,
      'NotFound',
      /^topic: there is no PulsarTopic nada in namespace propalpes$/,
    ],
    [
      "a PulsarTopic of another HPA's namespace",
      metricPath('topic=comandos-compania,subscription=companias', 'elsewhere'),
      404,
      'NotFound',
      /^topic: there is no PulsarTopic comandos-compania in namespace elsewhere$/,
    ],
    [
      'a subscription that is not declared',
      metricPath('topic=comandos-compania,subscription=nadie'),
      404,
      'NotFound',
      /^subscription: PulsarTopic comandos-compania declares no subscription nadie$/,
    ],
    [
      'a declared subscription that Pulsar does not have',
      metricPath('topic=comandos-compania,subscription=other'),
      503,
      'ServiceUnavailable',
      /^Pulsar does not have subscription other of persistent:/,
    ],
    [
      'another metric',
      companias.replace('pulsar_', 'kafka_'),
      404,
      'NotFound',
      /^the only metric is pulsar_/,
    ],
    ['a metric of no namespace', companias.replace('/namespaces/propalpes', ''), 404, 'NotFound', /nothing/],
    ['documents of OpenAPI 3', '/openapi/v3', 404, 'NotFound', /nothing/],
    ['documents of OpenAPI 2', '/openapi/v2', 404, 'NotFound', /nothing/],
    ['its root', '/', 404, 'NotFound', /nothing/],
    ['two slashes', '//', 404, 'NotFound', /nothing/],
    ['broken escapes', `${companias}%E0%A4%A`, 400, 'BadRequest', /is neither$/],
    [
      'an address that is too long',
      metricPath('a'.repeat(2_048)),
      414,
      'RequestURITooLong',
      /2048 characters/,
    ],
  ];
  for (const [title, path, code, reason, message] of refusals) {
    it(`answers ${code} for ${title}`, async () => {
      const { status, body } = await api.get(path);
      expect(status).to.equal(code);
      expect(body).to.include({ kind: 'Status', apiVersion: 'v1', status: 'Failure', reason, code });
      expect(body['message']).to.match(message);
    });
  }

  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
    it(`answers 405 to ${method}`, async () => {
      const { status, headers, body } = await api.get(companias, { method });
      expect([status, headers.allow, body['reason']]).to.deep.equal([405, 'GET', 'MethodNotAllowed']);
    });
  }

  const unavailable: readonly [title: string, arrange: () => void, message: RegExp][] = [
    [
      'while Pulsar is away',
      () => (api.backlogOf = () => Promise.reject(new Error('connection refused'))),
      /^Pulsar is unavailable: connection refused$/,
    ],
    [
      'while Kubernetes is away',
      () => (api.find = () => Promise.reject(new Error('connection refused'))),
      /^Kubernetes is unavailable: connection refused$/,
    ],
    ['when Pulsar answers too late', () => (api.backlogOf = never), /no answer in 200 ms$/],
    ['when Kubernetes answers too late', () => (api.find = never), /no answer in 200 ms$/],
    [
      'for a topic that Pulsar does not have',
      () => (api.backlogOf = () => Promise.resolve(undefined)),
      /^Pulsar does not have subscription companias/,
    ],
  ];
  for (const [title, arrange, message] of unavailable) {
    it(`answers 503 ${title}`, async () => {
      arrange();
      const { status, body } = await api.get(companias);
      expect([status, body['reason']]).to.deep.equal([503, 'ServiceUnavailable']);
      expect(body['message']).to.match(message);
    });
  }

  it('never asks clients to try again later, which would keep the HPA waiting', async () => {
    api.backlogOf = () => Promise.reject(new Error('gone'));
    expect((await api.get(companias)).headers).to.not.have.property('retry-after');
  });

  it('answers 500 for a fault of its own, without details', async () => {
    api.find = () => Promise.resolve({} as never);
    const { status, body } = await api.get(companias);
    expect([status, body['message']]).to.deep.equal([500, 'the request failed; the log says why']);
  });

  it('answers 431 when the headers are too long', async () => {
    const { status } = await api.get(companias, { headers: { 'x-remote-group': 'a'.repeat(33_000) } });
    expect(status).to.equal(431);
  });

  it('takes the many groups of a user', async () => {
    const groups = Array.from({ length: 200 }, (_, index) => `group-of-some-length-${index}`);
    expect((await api.get(companias, { headers: { 'x-remote-group': groups } })).status).to.equal(200);
  });
});
