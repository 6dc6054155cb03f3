import { metric } from '@propalpes/seedwork/testing/metric';
import { until } from '@propalpes/seedwork/testing/until';
import { UpstreamUnavailable, Upstream } from '../src/clients/upstream.js';
import { expect } from 'chai';
import { z } from 'zod';
import { TestBff } from './support/bff.js';
import { FakeService } from './support/fake-service.js';
import { companiaJson, ID, operacionJson } from './support/samples.js';

const context = {
  requestId: 'r1',
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  signal: new AbortController().signal,
};

describe('a service that is read from', () => {
  describe('seen by a client of the BFF', () => {
    const bff = new TestBff();

    beforeEach(() => bff.start());

    afterEach(() => bff.stop());

    it('nulls its own field alone when it is away', async () => {
      await bff.companias.stop();
      bff.auditoria.answerJson(operacionJson());
      const { status, body } = await bff.graphql(`{ companias { id } operacion(id: "${ID}") { id } }`);
      expect(status).to.equal(200);
      expect(body.data).to.deep.equal({ companias: null, operacion: { id: ID } });
      expect(body.errors).to.have.length(1);
      expect(body.errors![0]!.extensions).to.deep.equal({
        code: 'SERVICIO_NO_DISPONIBLE',
        retryable: true,
        servicio: 'companias',
      });
    });

    for (const [what, answer] of [
      ['fails', { status: 500, body: '{}' }],
      ['answers something else', { status: 200, body: '[{"id":1}]' }],
      ['answers no JSON', { status: 200, body: '<html>' }],
    ] as const) {
      it(`is unavailable when it ${what}`, async () => {
        bff.companias.answer = (_, response) => response.writeHead(answer.status).end(answer.body);
        const { body } = await bff.graphql('{ companias { id } }');
        expect(body.errors![0]!.extensions.code).to.equal('SERVICIO_NO_DISPONIBLE');
      });
    }

    it('is unavailable when it does not answer in time', async () => {
      bff.companias.answer = () => undefined;
      const { body } = await bff.graphql('{ companias { id } }');
      expect(body.errors![0]!.extensions.code).to.equal('SERVICIO_NO_DISPONIBLE');
    });

    it('is unavailable when it stops in the middle of an answer', async () => {
      bff.companias.answer = (_, response) => {
        response.write('[');
        setImmediate(() => response.destroy());
      };
      const { body } = await bff.graphql('{ companias { id } }');
      expect(body.errors![0]!.extensions.code).to.equal('SERVICIO_NO_DISPONIBLE');
    });
  });

  describe('seen by the BFF', () => {
    let service: FakeService;
    let upstream: Upstream;
    const options = { name: 'companias', timeoutMs: 200, maxSockets: 2, halfOpenAfterMs: 50 };
    const ask = () => upstream.get('/x', {}, z.object({ id: z.string() }), context);
    const failure = () => ask().catch((reason: unknown) => reason);
    const failTimes = async (times: number) => {
      for (let n = 0; n < times; n += 1) expect(await failure()).to.be.instanceOf(UpstreamUnavailable);
    };

    beforeEach(async () => {
      service = new FakeService();
      upstream = new Upstream({ ...options, baseUrl: await service.start() });
    });

    afterEach(async () => {
      upstream.close();
      await service.stop();
    });

    it('keeps its connections', async () => {
      const ports = new Set<number | undefined>();
      service.answer = (_, response) => {
        ports.add(response.socket?.remotePort);
        response.end('{"id":"a"}');
      };
      await ask();
      await ask();
      await ask();
      expect(ports).to.have.property('size', 1);
    });

    it('asks again when a kept connection was closed meanwhile', async () => {
      service.answer = (_, response) => {
        if (service.asked.length === 2) response.socket?.resetAndDestroy();
        else response.end('{"id":"a"}');
      };
      await ask();
      expect(await ask()).to.deep.equal({ id: 'a' });
      expect(service.asked).to.have.length(3);
    });

    it('is left alone after five failures, and asked again after a while', async () => {
      const counted = (outcome: string) =>
        metric('upstream_request_duration_seconds', { upstream: options.name, outcome }, '_count');
      const before = { failed: await counted('failed'), refused: await counted('refused') };
      service.answerJson({}, 503);
      await failTimes(5);
      service.answerJson({ id: 'a' });
      expect(await failure()).to.be.instanceOf(UpstreamUnavailable);
      expect(service.asked).to.have.length(5);
      expect(await counted('failed')).to.equal(before.failed + 5);
      expect(await counted('refused')).to.equal(before.refused + 1);
      await new Promise((resolve) => setTimeout(resolve, 60));
      expect(await ask()).to.deep.equal({ id: 'a' });
    });

    it('is not blamed for requests that nobody waits for any more', async () => {
      let asked: () => void = () => undefined;
      service.answer = () => {
        asked();
      };
      for (let n = 0; n < 10; n += 1) {
        const leaving = new AbortController();
        const arrived = new Promise<void>((resolve) => (asked = resolve));
        const asking = upstream.get('/x', {}, z.object({ id: z.string() }), {
          ...context,
          signal: leaving.signal,
        });
        await arrived;
        leaving.abort();
        expect(await asking.catch((reason: unknown) => reason)).to.be.instanceOf(UpstreamUnavailable);
      }
      service.answerJson({ id: 'a' });
      expect(await ask()).to.deep.equal({ id: 'a' });
    });

    it('is asked for those who wait behind requests that nobody waits for any more', async () => {
      const answers: (() => void)[] = [];
      service.answer = (_, response) => {
        answers.push(() => response.end('{"id":"a"}'));
      };
      const busy = [ask(), ask()];
      const leaving = new AbortController();
      const left = Array.from({ length: 4 }, () =>
        upstream
          .get('/x', {}, z.object({ id: z.string() }), { ...context, signal: leaving.signal })
          .catch((reason: unknown) => reason),
      );
      const waiting = [ask(), ask()];
      leaving.abort();
      await until('busy', () => answers.length === 2);
      service.answerJson({ id: 'a' });
      for (const answer of answers) answer();
      expect(await Promise.all([...busy, ...waiting])).to.have.length(4);
      for (const one of await Promise.all(left)) expect(one).to.be.instanceOf(UpstreamUnavailable);
    });

    it('is not blamed for requests that it refuses', async () => {
      service.answerJson({}, 400);
      await failTimes(10);
      expect(service.asked).to.have.length(10);
    });

    it('is asked by no more calls at once than allowed, and refuses what does not fit in the queue', async () => {
      service.answer = () => undefined;
      const outcomes = await Promise.all(Array.from({ length: 20 }, failure));
      expect(outcomes.every((outcome) => outcome instanceof UpstreamUnavailable)).to.equal(true);
      expect(service.asked.length).to.be.at.most(10);
    });

    it('may not answer without end', async () => {
      service.answer = (_, response) => {
        const chunk = Buffer.alloc(1024 * 1024, ' ');
        const write = () => {
          while (!response.destroyed && response.write(chunk));
        };
        response.on('drain', write);
        write();
      };
      upstream = new Upstream({ ...options, timeoutMs: 5_000, baseUrl: service.url });
      expect(await failure())
        .to.have.property('message')
        .that.includes('longer than');
    });
  });

  it('is asked with the path of its base address kept', async () => {
    const service = new FakeService();
    const baseUrl = `${await service.start()}/prefix/`;
    const upstream = new Upstream({ name: 'companias', timeoutMs: 200, maxSockets: 1, baseUrl });
    service.answerJson([companiaJson()]);
    await upstream.get('/x', { a: 1, b: null }, z.array(z.unknown()), context);
    upstream.close();
    await service.stop();
    expect(service.asked).to.deep.equal(['/prefix/x?a=1']);
  });
});
