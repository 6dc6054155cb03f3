import { createBroker } from '../../src/messaging/client.js';
import { createLog } from '../../src/runtime/log.js';

/** `node many-clients.js <clients>`: connections that come and go while others complain that nobody listens. */
const log = createLog({ service: 'many-clients', level: 'silent' });
const nobody = 'pulsar://127.0.0.1:1';
const broker = createBroker({ serviceUrl: nobody, adminUrl: 'http://127.0.0.1:1', tenant: 'nobody', log });

/** Tries to connect for five seconds, and says each time that it cannot. */
const complain = () =>
  broker
    .connect()
    .getPartitionsForTopic('persistent://nobody/comandos/compania')
    .catch(() => undefined);

for (let left = Number(process.argv[2]); left > 0; left -= 1) {
  if (left % 20 === 0) void complain();
  await broker.connect().close();
}
process.exit(0);
