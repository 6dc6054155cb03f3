import { join, relative } from 'node:path';
import { Broker } from '../broker/broker.js';
import { prepareDatabase, startPrepared } from '../database/database.js';
import { checkout, stateDirectory } from '../paths.js';
import { type Say, step } from '../process/progress.js';
import { setup } from '../setup/setup.js';
import { tool } from '../setup/tool.js';
import { applyManifests } from '../stack/operator.js';
import { environmentOf } from '../stack/stack.js';
import type { Console } from './console.js';
import { logFile } from './log-file.js';
import { requirePorts } from './required-ports.js';
import type { RunConfig } from './run-config.js';
import { serviceProcess } from './service-process.js';
import { services } from './services.js';
import type { Supervisor } from './supervisor.js';

/** Builds and starts the whole system. Resolves with the address of the BFF once everything is ready. */
export async function runEverything(supervisor: Supervisor, terminal: Console, say: Say): Promise<string> {
  const config = await requirePorts();
  await step(say, 'Compiling', () => tool('npm', ['run', '--silent', 'build'], { cwd: checkout }));
  await setup(say);
  const { broker, database } = await prepareStores(config);
  const stores = database.process === undefined ? [broker] : [database.process, broker];
  say(
    `Starting the broker and the database (${database.kind}); their logs are in ${relative(checkout, join(stateDirectory(), 'logs'))} …`,
  );
  await supervisor.start(stores, 'in reverse');
  if (database.process === undefined) await startPrepared(database, supervisor.stopping);
  await step(say, 'Applying namespaces, topics and schemas', () => applyManifests(broker.adminUrl));
  const env = environmentOf(broker, database);
  say(`Starting ${services.map(({ name }) => name).join(', ')} …`);
  const processes = services.map((it) => serviceProcess(it, config, env, terminal.of(it.name)));
  await supervisor.start(processes, 'together');
  return `http://localhost:${config.services.get('bff-web')?.rest.port ?? 0}/v1`;
}

async function prepareStores({ broker, brokerAdmin, bookie, database }: RunConfig) {
  const state = stateDirectory();
  const log = (name: string) => logFile(join(state, 'logs', `${name}.log`));
  const [brokerLog, databaseLog] = await Promise.all([log('broker'), log('database')]);
  return {
    broker: await Broker.prepare({
      port: broker.port,
      adminPort: brokerAdmin.port,
      bookiePort: bookie.port,
      dir: join(state, 'broker'),
      line: brokerLog,
    }),
    database: await prepareDatabase({
      port: database.port,
      dir: join(state, 'database'),
      line: databaseLog,
    }),
  };
}
