import { DatabaseProxy } from '@propalpes/seedwork/testing/database-proxy';
import { codecFor } from '@propalpes/schemas/codec';
import { newId } from '@propalpes/seedwork/domain/id';
import { Sandbox } from '@propalpes/seedwork/testing/sandbox';
import type { ServiceProcess } from '@propalpes/seedwork/testing/service-process';
import { messagesOf } from '@propalpes/seedwork/testing/topic-messages';
import { until } from '@propalpes/seedwork/testing/until';
import { expect } from 'chai';
import {
  COMANDO,
  compania,
  openSandbox,
  pedir,
  QUERY,
  sendJson,
  startCompanias,
  topics,
} from './support/rest.js';

describe('process of companias', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;

  before(async () => {
    sandbox = await openSandbox();
  });

  after(() => sandbox.close());

  /** The checks of its readiness that do not hold; undefined while it does not answer. */
  async function notReady(companias: ServiceProcess): Promise<string[]> {
    const response = await companias.management('/readyz');
    const { checks } = (await response.json()) as { checks: Record<string, boolean> };
    const failing = Object.entries(checks).filter(([, holds]) => !holds);
    expect(response.status).to.equal(failing.length === 0 ? 200 : 503);
    return failing.map(([name]) => name);
  }

  describe('when a setting is wrong', () => {
    for (const [name, value] of [
      ['LANES', 'many'],
      ['MONGODB_URI', 'localhost'],
      ['PORT', ''],
    ] as const) {
      it(`exits 78 with one line that names ${name}`, async () => {
        const companias = await startCompanias(sandbox, { [name]: value });
        expect(await companias.exited).to.deep.equal({ code: 78, signal: null });
        expect(companias.stderr).to.match(new RegExp(`^companias: ${name}: must be [^\n]+\n$`));
        expect(companias.stdout).to.equal('');
      });
    }
  });

  describe('when topics and schemas come later', () => {
    let later: Sandbox;

    before(async () => {
      later = await Sandbox.open(['comandos/auditoria']);
    });

    after(() => later.close());

    it('waits for them without being ready, and refuses commands meanwhile', async () => {
      const companias = await startCompanias(later);
      await until('database', async () => !(await notReady(companias)).includes('database'));
      expect(await notReady(companias)).to.deep.equal(['publisher', 'consumers']);
      expect((await companias.rest(COMANDO, sendJson('POST', {}))).status).to.equal(503);
      await later.tenant.apply(topics);
      await companias.ready();
      await compania(companias, await pedir(companias, { nombre: 'Casas' }));
      expect(await companias.stop()).to.deep.equal({ code: 0, signal: null });
    });
  });

  describe('when it gets poison', () => {
    it('shows it in its metrics and its log, without personal data', async () => {
      const companias = await (await startCompanias(sandbox)).ready();
      const broker = sandbox.broker();
      const producer = await broker.client.createProducer({
        topic: broker.topicUrl('comandos/compania'),
        schema: { schemaType: 'Avro', schema: codecFor('comandos/compania').schema },
      });
      const properties = { type: 'CrearCompania', schema: codecFor('comandos/compania').fingerprint };
      await producer.send({ data: Buffer.from('Ana Secreta'), partitionKey: newId(), properties });
      const counted = 'propalpes_dead_letters_total{topic="comandos/compania",reason="undecodable"} 1';
      await until('counted', async () =>
        (await (await companias.management('/metrics')).text()).includes(counted),
      );
      const letters = await messagesOf(broker, 'errores/mensajes');
      expect(letters.map((letter) => letter.getData().toString())).to.include('Ana Secreta');
      const lines = companias.stdout.split('\n').filter((line) => line.includes('dead letter'));
      expect(lines).to.have.length(1);
      expect(lines[0]).to.include('"reason":"undecodable"').and.not.include('Secreta');
      await companias.stop();
    });
  });

  describe('when the database is away', () => {
    let proxy: DatabaseProxy;
    let companias: ServiceProcess;

    before(async () => {
      proxy = await DatabaseProxy.open(sandbox);
      await proxy.cut();
      companias = await startCompanias(sandbox, { MONGODB_URI: proxy.uri });
      await until('up', async () => (await companias.management('/healthz')).ok);
    });

    after(() => companias.stop('SIGTERM'));

    it('starts, says that it is not ready and why, and accepts commands; then carries them out', async () => {
      await until('publishing', async () => !(await notReady(companias)).includes('publisher'));
      expect(await notReady(companias)).to.deep.equal(['database', 'consumers']);
      const id = await pedir(companias, { nombre: 'Casas' });
      await proxy.restore();
      await companias.ready();
      expect(await compania(companias, id)).to.include({ nombre: 'Casas' });
    });

    it('is alive but not ready when it goes away again, and loses nothing', async () => {
      await companias.ready();
      await proxy.cut();
      await until('not ready', async () => (await notReady(companias)).includes('database'));
      expect((await companias.management('/healthz')).status).to.equal(200);
      const id = await pedir(companias, { nombre: 'Casas' });
      await proxy.restore();
      expect(await compania(companias, id)).to.include({ nombre: 'Casas' });
      const letters = await messagesOf(sandbox.broker(), 'errores/mensajes');
      expect(letters.map((letter) => letter.getPartitionKey())).to.not.include(id);
    });

    it('answers queries with 503 and asks to come again', async () => {
      await companias.ready();
      await proxy.cut();
      const response = await companias.rest(QUERY);
      expect(response.status).to.equal(503);
      expect(response.headers.get('retry-after')).to.equal('1');
      expect(await response.json()).to.include({ type: 'urn:propalpes:problem:unavailable' });
      await proxy.restore();
    });
  });

  describe('on SIGTERM', () => {
    it('finishes what is in hand, exits 0 in time, and loses nothing that it accepted', async () => {
      const first = await (await startCompanias(sandbox)).ready();
      const accepted: string[] = [];
      let sending = true;
      const clients = Array.from({ length: 16 }, async () => {
        while (sending) {
          const response = await first
            .rest(COMANDO, sendJson('POST', { nombre: 'bajo carga' }))
            .catch(() => undefined);
          if (response?.status === 202) accepted.push(((await response.json()) as { id: string }).id);
          else sending = false;
        }
      });
      await until('under load', () => accepted.length > 100);
      const started = performance.now();
      expect(await first.stop('SIGTERM')).to.deep.equal({ code: 0, signal: null });
      expect(performance.now() - started).to.be.below(10_000);
      sending = false;
      await Promise.all(clients);
      const second = await (await startCompanias(sandbox)).ready();
      await Promise.all(accepted.map((id) => compania(second, id)));
      await second.stop();
      expect(await timesTold(accepted)).to.deep.equal(new Set([1]));
    });

    it('exits in time also when it waits for a database that never came', async () => {
      const companias = await startCompanias(sandbox, { MONGODB_URI: 'mongodb://127.0.0.1:1' });
      await until('up', async () => (await companias.management('/healthz')).ok);
      expect(await companias.stop('SIGTERM')).to.deep.equal({ code: 0, signal: null });
    });
  });

  /** How often events of these companies were published: the set of counts. */
  async function timesTold(ids: readonly string[]): Promise<Set<number>> {
    const times = new Map(ids.map((id) => [id, 0]));
    for (const event of await messagesOf(sandbox.broker(), 'eventos/compania')) {
      const key = event.getPartitionKey();
      if (times.has(key)) times.set(key, (times.get(key) ?? 0) + 1);
    }
    return new Set(times.values());
  }
});
