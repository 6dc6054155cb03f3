/** A process that runs the handler loop whenever it is told to, with metrics or (`silent`) without. */
import { silence } from './silence.js';

const [, , purpose = '', databaseName = ''] = process.argv;
if (purpose === 'silent') silence();

// Later than `silence`: metrics are made when their modules are loaded.
const { createBroker } = await import('@propalpes/seedwork/messaging/client');
const { Publisher } = await import('@propalpes/seedwork/messaging/publisher');
const { openDatabase } = await import('@propalpes/seedwork/persistence/connection');
const { createLog } = await import('@propalpes/seedwork/runtime/log');
const { handlerLoop } = await import('../consumer-path/handler-loop.js');

const { PULSAR_SERVICE_URL = '', PULSAR_ADMIN_URL = '', MONGODB_URI = '' } = process.env;
const log = createLog({ service: 'bench', level: 'error' });
const broker = createBroker({
  serviceUrl: PULSAR_SERVICE_URL,
  adminUrl: PULSAR_ADMIN_URL,
  tenant: 'propalpes',
  tokenFile: undefined,
  log,
});
const publisher = new Publisher(broker, {
  topics: ['eventos/compania'],
  sendTimeoutMs: 30_000,
  maxPendingMessages: 1000,
});

/** µs of processor time for each of `count` messages that wait. */
async function measure(count: number): Promise<number> {
  const database = openDatabase({ uri: MONGODB_URI, name: databaseName, log });
  await database.opened;
  const before = process.cpuUsage();
  await handlerLoop(broker, publisher, database, count);
  const { user, system } = process.cpuUsage(before);
  await database.connection.dropDatabase();
  await database.close();
  return (user + system) / count;
}

process.on('message', (count: number) => {
  void measure(count).then((used) => process.send?.(used));
});
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.send?.('ready');
