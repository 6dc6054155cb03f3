/**
 * Reads topics and writes what they hold to its standard output, until there is no more, or until the process that
 * started it is gone.
 *
 * The Readers of the native client have a process of their own because they cannot be closed: measured with 1.18.0,
 * closing one under traffic corrupts the heap, and one with a listener loses the messages that come before the
 * listener is in place. Here a Reader is never closed: the process ends, and takes it along.
 *
 * It also ends every so many messages and is followed by another. For each message the thread that waits for it takes
 * 592 bytes, and the thread that lets go of it keeps them: the client pools up to 10,000 for each thread and 100,000 for
 * all (`lib/ObjectPool.h` of apache/pulsar-client-cpp). Measured: 117 MB more after 200,000 messages and no end of it,
 * which for 64 threads would come at 440 MB. A consumer does not wait in threads of its own and stays at its 110 MB.
 */
import { createLog } from '../../runtime/log.js';
import { createBroker } from '../client.js';
import type { ReadLine, ReadRequest } from './protocol.js';
import { PositionLost } from './source.js';
import { readTopics } from './topics.js';

const request = JSON.parse(process.argv[2] ?? '') as ReadRequest;
const log = createLog({ service: 'feed', level: request.logLevel, destination: process.stderr });
/** Resolves when the other side has taken it: what it has not would pile up here. */
const tell = (line: ReadLine): Promise<void> =>
  new Promise((told) => {
    process.stdout.write(`${JSON.stringify(line)}\n`, () => {
      told();
    });
  });

/** An exit would wait for the threads of the native client that wait for messages. */
const leave = () => process.kill(process.pid, 'SIGKILL');

// An interrupt is meant for the process that started this one, and the end of the input tells that it is gone.
process.on('SIGINT', () => undefined).on('SIGTERM', () => undefined);
process.stdin.resume().on('end', leave);
process.stdout.on('error', leave);
process.on('uncaughtException', (error) => {
  log.fatal({ err: error }, 'reading topics has a bug: uncaught exception');
  leave();
});

try {
  await readTopics(createBroker({ ...request, log }), request, tell);
  await tell({ ended: true });
} catch (error) {
  if (error instanceof PositionLost) await tell({ lost: error.message });
  else log.warn({ reason: String(error) }, 'the topics cannot be read');
}
// not before the last line is taken: it would go with the process
leave();
