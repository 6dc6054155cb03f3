import { expect } from 'chai';
import { EventEmitter, once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { TestBff } from './support/bff.js';

describe('a request that takes too long', () => {
  const bff = new TestBff();

  beforeEach(async () => {
    bff.sink.clear();
    await bff.start({ requestTimeoutMs: 100 }, { REQUEST_TIMEOUT_MS: '60000', UPSTREAM_TIMEOUT_MS: '29000' });
  });

  afterEach(() => bff.stop());

  /** A broker that acknowledges when it is told to. */
  function slowBroker(): () => void {
    const broker = new EventEmitter();
    bff.sink.acknowledge = async () => {
      await once(broker, 'acknowledge');
    };
    return () => broker.emit('acknowledge');
  }

  it('is answered in time with 503 and an error that may be tried again', async () => {
    bff.companias.answer = () => undefined;
    const { status, body } = await bff.graphql('{ companias { id } }');
    expect(status).to.equal(503);
    expect(body).to.not.have.property('data');
    expect(body.errors).to.have.length(1);
    expect(body.errors![0]!.extensions).to.deep.equal({ code: 'TIMEOUT', retryable: true });
  });

  it('says of a mutation that it may have been accepted, and how to ask again', async () => {
    const acknowledge = slowBroker();
    const { status, body } = await bff.graphql('mutation { crearCompania { codigo } }');
    acknowledge();
    expect(status).to.equal(503);
    expect(body.errors![0]!.message).to.include('same Idempotency-Key').and.include('may have been accepted');
  });

  it('gives up what it asked other services', async () => {
    const asked = new Promise<ServerResponse>((resolve) => {
      bff.companias.answer = (_, response) => {
        resolve(response);
      };
    });
    const answer = bff.graphql('{ companias { id } }');
    await Promise.all([asked.then((response) => once(response, 'close')), answer]);
  });

  it('begins nothing more', async () => {
    const acknowledge = slowBroker();
    await bff.graphql('mutation { uno: crearCompania { codigo } dos: crearCompania { codigo } }');
    acknowledge();
    await new Promise((resolve) => setImmediate(resolve));
    expect(bff.sink.commands).to.have.length(1);
  });

  it('is told in the log in one line, as a warning', async () => {
    bff.companias.answer = () => undefined;
    const { headers } = await bff.graphql('{ companias { id } }');
    const requestId = headers.get('x-request-id');
    const lines = bff.lines.filter((line) => line['requestId'] === requestId && line['level'] !== 'debug');
    expect(lines).to.have.length(1);
    expect(lines[0]).to.include({ level: 'warn', code: 'TIMEOUT' });
  });
});
