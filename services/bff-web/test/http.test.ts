import { expect } from 'chai';
import { getIntrospectionQuery } from 'graphql';
import { TestBff } from './support/bff.js';

const ORIGIN = 'https://app.example';

describe('GraphQL over HTTP', () => {
  describe('outside production', () => {
    const bff = new TestBff();

    before(() => bff.start());

    after(() => bff.stop());

    it('serves GraphiQL, which names no outside address', async () => {
      const response = await fetch(`${bff.url}/v1`, { headers: { accept: 'text/html' } });
      expect(response.headers.get('content-type')).to.match(/^text\/html/);
      const page = await response.text();
      expect(page).to.include('renderYogaGraphiQL');
      expect([...page.matchAll(/<(?:script|link|img)[^>]+(?:src|href)="https?:/g)]).to.be.empty;
    }).timeout(20_000);

    it('answers with the media type that was asked for', async () => {
      const accept = 'application/graphql-response+json';
      const { headers } = await bff.post({ query: '{ __typename }' }, { accept });
      expect(headers.get('content-type')).to.match(/^application\/graphql-response\+json/);
      const plain = await bff.post({ query: '{ __typename }' });
      expect(plain.headers.get('content-type')).to.match(/^application\/json/);
    });

    it('tells browsers to load and frame nothing', async () => {
      const { headers } = await bff.post({ query: '{ __typename }' });
      expect(headers.get('content-security-policy')).to.equal("default-src 'none'; frame-ancestors 'none'");
      expect(headers.get('x-content-type-options')).to.equal('nosniff');
      expect(headers.get('cache-control')).to.equal('no-store');
    });

    it('lets no other origin in unless it is configured', async () => {
      const { headers } = await bff.post({ query: '{ __typename }' }, { origin: ORIGIN });
      expect(headers.get('access-control-allow-origin')).to.equal(null);
    });

    it('refuses a malformed user', async () => {
      const { status, body } = await bff.graphql('{ __typename }', {}, { 'x-usuario': 'x'.repeat(201) });
      expect(status).to.equal(400);
      expect(body.errors![0]!.extensions).to.include({ code: 'ENTRADA_INVALIDA', campo: 'X-Usuario' });
    });
  });

  describe('in production', () => {
    const bff = new TestBff();

    before(() => bff.start({ production: true, corsOrigins: [ORIGIN] }));

    after(() => bff.stop());

    it('has no GraphiQL', async () => {
      const response = await fetch(`${bff.url}/v1`, { headers: { accept: 'text/html' } });
      expect(response.status).to.equal(405);
      expect(response.headers.get('allow')).to.include('POST');
    });

    it('does not tell its schema', async () => {
      const { status, body } = await bff.graphql(getIntrospectionQuery());
      expect(status).to.equal(400);
      expect(body.errors![0]!.extensions.code).to.equal('DOCUMENTO_INVALIDO');
    });

    it('suggests no names', async () => {
      const { body } = await bff.graphql('{ companies { id } }');
      expect(body.errors![0]!.message).to.not.include('companias');
    });

    it('answers the preflight of an origin that may call', async () => {
      const response = await fetch(`${bff.url}/v1`, { method: 'OPTIONS', headers: { origin: ORIGIN } });
      expect(response.status).to.equal(204);
      expect(response.headers.get('access-control-allow-origin')).to.equal(ORIGIN);
      expect(response.headers.get('access-control-allow-headers')).to.include('idempotency-key');
    });

    it('says nothing to an origin that may not', async () => {
      const response = await fetch(`${bff.url}/v1`, {
        method: 'OPTIONS',
        headers: { origin: 'https://evil.example' },
      });
      expect(response.headers.get('access-control-allow-origin')).to.equal(null);
    });
  });
});
