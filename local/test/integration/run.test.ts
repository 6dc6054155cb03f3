import { createServer } from 'node:net';
import { once } from 'node:events';
import { expect } from 'chai';
import { requireFree } from '../../src/process/ports.js';
import { until } from '../../src/process/until.js';
import { tool } from '../../src/setup/tool.js';
import { allPorts } from '../../src/supervisor/run-config.js';
import { type Place, placeOfItsOwn, RunningSystem } from './running-system.js';

const register =
  'mutation { crearCompania(nombre: "Uno", email: "uno@alpes.co", identificacion: "890903938-8") { codigo } }';
const list = '{ companias { nombre estado } }';

describe('make run', function () {
  this.timeout(300_000);
  let place: Place;
  const systems: RunningSystem[] = [];

  const start = (env: NodeJS.ProcessEnv) => {
    const system = new RunningSystem(env);
    systems.push(system);
    return system;
  };

  before(async () => {
    place = await placeOfItsOwn();
  });

  // a test that failed may have left its system running
  afterEach(() => Promise.all(systems.splice(0).map((system) => system.kill())));

  after(() => place.remove());

  const port = (service: string) => place.config.services.get(service)!.rest.port;

  const graphql = async (query: string): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${port('bff-web')}/v1`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    return response.json();
  };

  const lists = (companias: object[]) =>
    until(async () => JSON.stringify(await graphql(list)) === JSON.stringify({ data: { companias } }), {
      what: 'The expected list of companies',
      withinMs: 60_000,
    });

  const pidOn = async (wanted: number) => {
    const sockets = await tool('ss', ['-Hltnp', `sport = :${wanted}`]);
    return Number(/pid=(\d+)/.exec(sockets)?.[1]);
  };

  const stopped = (system: RunningSystem) =>
    system.lines.flatMap((line) => /\| (\S+) stopped in/.exec(line)?.[1] ?? []);

  it('carries a company to APROBADA, survives the death of a part, stops in order and frees its ports', async () => {
    const system = start(place.env);
    await system.says('READY ');
    expect(system.ownLines.at(-1)).to.equal(`READY http://localhost:${port('bff-web')}/v1`);

    await graphql(register);
    await lists([{ nombre: 'Uno', estado: 'APROBADA' }]);

    process.kill(await pidOn(port('companias')), 'SIGKILL');
    await system.says('companias died (SIGKILL)');
    await system.says('companias is ready again');

    system.signal('SIGTERM');
    expect(await system.exitCode).to.equal(0);
    expect(stopped(system).slice(0, -2)).to.have.members([...place.config.services.keys()]);
    expect(stopped(system).slice(-2)).to.deep.equal(['broker', 'database']);
    await requireFree(allPorts(place.config));
  });

  it('keeps what it knows between runs', async () => {
    const system = start(place.env);
    await system.says('READY ');
    await lists([{ nombre: 'Uno', estado: 'APROBADA' }]);
    system.signal('SIGINT');
    expect(await system.exitCode).to.equal(0);
  });

  it('stops at once when it is told to while it starts', async () => {
    const system = start(place.env);
    await system.says('Starting the broker');
    system.signal('SIGINT');
    expect(await system.exitCode).to.equal(0);
    await requireFree(allPorts(place.config));
  });

  it('names a taken port, its variable and who has it, and starts nothing', async () => {
    const server = createServer().listen(port('bff-web'), '127.0.0.1');
    await once(server, 'listening');
    const system = start(place.env);
    expect(await system.exitCode).to.equal(1);
    server.close();
    expect(system.lines).to.have.length(1);
    expect(system.lines[0])
      .to.include(`Port ${port('bff-web')} is taken by`)
      .and.include('BFF_PORT=<port>');
  });
});
