import { DatabaseProxy } from '@propalpes/seedwork/testing/database-proxy';
import { codecFor } from '@propalpes/schemas/codec';
import { newId } from '@propalpes/seedwork/domain/id';
import { topicsOf } from '@propalpes/seedwork/testing/registro-api';
import { RegistroService, sendJson } from '@propalpes/seedwork/testing/registro-service';
import { Sandbox } from '@propalpes/seedwork/testing/sandbox';
import { messagesOf } from '@propalpes/seedwork/testing/topic-messages';
import { until } from '@propalpes/seedwork/testing/until';
import { expect } from 'chai';
import { api } from './support/companias.js';

interface Stats {
  readonly subscriptions: Readonly<
    Record<string, { readonly msgBacklog: number; readonly consumers: object[] }>
  >;
}

const startCompanias = (sandbox: Sandbox, env: Record<string, string> = {}) =>
  RegistroService.start(api, sandbox, env);

describe('process of companias', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;

  before(async () => {
    sandbox = await Sandbox.open(topicsOf(api));
  });

  after(() => sandbox.close());

  /** The checks of its readiness that do not hold; undefined while it does not answer. */
  async function notReady(companias: RegistroService): Promise<string[]> {
    const response = await companias.process.management('/readyz');
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
        expect(await companias.process.exited).to.deep.equal({ code: 78, signal: null });
        expect(companias.process.stderr).to.match(new RegExp(`^companias: ${name}: must be [^\n]+\n$`));
        expect(companias.process.stdout).to.equal('');
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
      expect((await companias.process.rest(api.comando, sendJson('POST', {}))).status).to.equal(503);
      await later.tenant.apply(topicsOf(api));
      await companias.ready();
      await companias.find((await companias.create({ nombre: 'Casas' })).id);
      expect(await companias.process.stop()).to.deep.equal({ code: 0, signal: null });
    });
  });

  describe('when the broker refuses the schema of what it writes', () => {
    let other: Sandbox;

    before(async () => {
      other = await Sandbox.open(topicsOf(api).filter((topic) => topic !== api.eventos));
      await other.tenant.admin('PUT', `persistent/${other.name}/${api.eventos}/partitions`, 1);
      await other.tenant.registerSchema(api.eventos, '{"type":"record","name":"Otra","fields":[]}');
    });

    after(() => other.close());

    it('takes no command: what came of it could be read by nobody', async () => {
      const companias = await startCompanias(other);
      const stats = `persistent/${other.name}/${api.comandos}/partitioned-stats?getPreciseBacklog=true`;
      await until('database', async () => !(await notReady(companias)).includes('database'));
      await until(
        'accepted',
        async () => (await companias.process.rest(api.comando, sendJson('POST', {}))).ok,
      );
      // it could have subscribed meanwhile
      await until('refused again and again', () =>
        /"attempt":4,.*producer refused/.test(companias.process.stdout),
      );
      expect(await notReady(companias)).to.deep.equal(['publisher', 'consumers']);
      const { subscriptions } = (await other.tenant.admin('GET', stats)) as Stats;
      expect(subscriptions['companias']).to.deep.include({ msgBacklog: 1, consumers: [] });
      expect(await companias.process.stop()).to.deep.equal({ code: 0, signal: null });
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
        (await (await companias.process.management('/metrics')).text()).includes(counted),
      );
      const letters = await messagesOf(broker, 'errores/mensajes');
      expect(letters.map((letter) => letter.getData().toString())).to.include('Ana Secreta');
      const lines = companias.process.stdout.split('\n').filter((line) => line.includes('dead letter'));
      expect(lines).to.have.length(1);
      expect(lines[0]).to.include('"reason":"undecodable"').and.not.include('Secreta');
      await companias.process.stop();
    });
  });

  describe('when the database is away', () => {
    let proxy: DatabaseProxy;
    let companias: RegistroService;

    before(async () => {
      proxy = await DatabaseProxy.open(sandbox);
      await proxy.cut();
      companias = await startCompanias(sandbox, { MONGODB_URI: proxy.uri });
      await until('up', async () => (await companias.process.management('/healthz')).ok);
    });

    after(() => companias.process.stop('SIGTERM'));

    it('starts, says that it is not ready and why, and accepts commands; then carries them out', async () => {
      await until('publishing', async () => !(await notReady(companias)).includes('publisher'));
      expect(await notReady(companias)).to.deep.equal(['database', 'consumers']);
      const { id } = await companias.create({ nombre: 'Casas' });
      await proxy.restore();
      await companias.ready();
      expect(await companias.find(id)).to.include({ nombre: 'Casas' });
    });

    it('is alive but not ready when it goes away again, and loses nothing', async () => {
      await companias.ready();
      await proxy.cut();
      await until('not ready', async () => (await notReady(companias)).includes('database'));
      expect((await companias.process.management('/healthz')).status).to.equal(200);
      const { id } = await companias.create({ nombre: 'Casas' });
      await proxy.restore();
      expect(await companias.find(id)).to.include({ nombre: 'Casas' });
      const letters = await messagesOf(sandbox.broker(), 'errores/mensajes');
      expect(letters.map((letter) => letter.getPartitionKey())).to.not.include(id);
    });

    it('answers queries with 503 and asks to come again', async () => {
      await companias.ready();
      await proxy.cut();
      const response = await companias.process.rest(api.query);
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
          const response = await first.process
            .rest(api.comando, sendJson('POST', { nombre: 'bajo carga' }))
            .catch(() => undefined);
          if (response?.status === 202) accepted.push(((await response.json()) as { id: string }).id);
          else sending = false;
        }
      });
      await until('under load', () => accepted.length > 100);
      const started = performance.now();
      expect(await first.process.stop('SIGTERM')).to.deep.equal({ code: 0, signal: null });
      expect(performance.now() - started).to.be.below(10_000);
      sending = false;
      await Promise.all(clients);
      const second = await (await startCompanias(sandbox)).ready();
      await Promise.all(accepted.map((id) => second.find(id)));
      await second.process.stop();
      expect(await timesTold(accepted)).to.deep.equal(new Set([1]));
    });

    it('exits in time also when it waits for a database that never came', async () => {
      const companias = await startCompanias(sandbox, { MONGODB_URI: 'mongodb://127.0.0.1:1' });
      await until('up', async () => (await companias.process.management('/healthz')).ok);
      expect(await companias.process.stop('SIGTERM')).to.deep.equal({ code: 0, signal: null });
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
