import { until } from '@propalpes/local/process/until';
import { expect } from 'chai';
import type { Values } from '@propalpes/local/on-kubernetes/release';
import { keptByBroker } from '../src/kubernetes/broker.js';
import { ask, asClient, endOf, newCompania, newPropiedad } from '../src/kubernetes/client.js';
import { figure, kubectl, list, timed } from '../src/kubernetes/namespace.js';
import { pods, restarted } from '../src/kubernetes/pods.js';
import { install, ready, uninstall, valuesOfRelease } from '../src/kubernetes/release.js';

type Kept = Awaited<ReturnType<typeof keptByBroker>>;

/** All but the broker and the database. */
const others = ['companias', 'propiedades', 'geograficos', 'auditoria', 'bff-web', 'operator', 'messaging'];

const halves = ['propiedades', 'geograficos'];

/** Lets nobody be there who would go on with a registration. */
async function stopHalves(): Promise<void> {
  await kubectl('scale', 'deployment', ...halves, '--replicas=0');
  await until(async () => (await Promise.all(halves.map((it) => pods(it)))).flat().length === 0, {
    what: `The end of ${halves.join(' and ')}`,
    withinMs: 60_000,
    everyMs: 500,
  });
}

/** What does not change by being used. */
const lasting = (kept: Kept) =>
  Object.entries(kept).map(([topic, { partitions, schemas, backlogs }]) => ({
    topic,
    partitions,
    schemas,
    subscriptions: Object.keys(backlogs).sort(),
  }));

const waitingFor = (kept: Kept, topic: string) =>
  Object.values(kept[topic]?.backlogs ?? {}).reduce((sum, it) => sum + it, 0);

describe('A release that is taken away and installed again', function () {
  this.timeout(590_000);
  const companias: string[] = [];
  let values: Values;
  let registration: string;
  let atFirst: Kept;

  before(async () => {
    values = await valuesOfRelease();
    await install(values);
    await ready();
    await asClient(async (bff) => {
      const compania = newCompania();
      for (const each of [compania, ...Array.from({ length: 4 }, newCompania)]) {
        const { estado, agregadoId } = await ask(bff, 'crearCompania', each);
        expect(estado).to.equal('COMPLETADA');
        companias.push(agregadoId);
      }
      await stopHalves();
      registration = await bff.mutate('crearPropiedad', newPropiedad(compania.identificacion));
    });
    await until(
      async () => {
        atFirst = await keptByBroker();
        return waitingFor(atFirst, 'comandos/propiedad') > 0;
      },
      { what: 'A command that nobody takes', withinMs: 30_000, everyMs: 500 },
    );
    await timed('helm uninstall to the last pod', uninstall);
  });

  after(async () => {
    await install(values);
    await ready();
  });

  it('leaves its disks and the kinds of its topics', async () => {
    const claims = await list<{ status: { phase: string } }>('persistentvolumeclaims');
    expect(claims.map(({ status }) => status.phase)).to.deep.equal(['Bound', 'Bound']);
    expect(await kubectl('get', 'customresourcedefinitions', '--output=name')).to.include('pulsartopics');
  });

  it('leaves every topic with its schemas, its subscriptions and what was not done', async () => {
    await install(values, Object.fromEntries(others.map((it) => [`${it}.enabled`, false])));
    await ready();
    const left = await keptByBroker();
    expect(lasting(left)).to.deep.equal(lasting(atFirst));
    expect(waitingFor(left, 'comandos/propiedad')).to.equal(waitingFor(atFirst, 'comandos/propiedad'));
    figure('topics left', Object.keys(left).length);
  });

  it('goes on where it was', async () => {
    await install(values);
    await timed('helm install to every pod ready', () => ready());
    await asClient(async (bff) => {
      for (const id of companias) {
        const { compania } = await bff.ask<{ compania: { estado: string } }>(
          `{ compania(id: "${id}") { estado } }`,
        );
        expect(compania.estado).to.equal('APROBADA');
      }
      expect((await endOf(bff, registration)).estado).to.equal('COMPLETADA');
    });
  });

  it('takes new commands', async () => {
    const compania = newCompania();
    await asClient(async (bff) => {
      expect((await ask(bff, 'crearCompania', compania)).estado).to.equal('COMPLETADA');
      const propiedad = newPropiedad(compania.identificacion);
      expect((await ask(bff, 'crearPropiedad', propiedad)).estado).to.equal('COMPLETADA');
    });
    expect(restarted(await pods())).to.deep.equal([]);
  });
});
