import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { Unavailable } from '../../application/unavailable.js';
import { withDeadline } from '../../runtime/deadline.js';
import { TELL_EVERY_MS, type ReadLine, type ReadRequest } from './protocol.js';
import { LOOKS_UNTIL_LOST } from '../native.js';

const PROGRAM = fileURLToPath(new URL('./process.js', import.meta.url));
/** The native client holds one thread of the pool for each partition that it waits for. */
const THREADS = '64';

/**
 * What a process tells that reads topics; the process ends with this. Ends quietly when the signal aborts; throws
 * `Unavailable` when the process is gone, or says nothing for long.
 */
export async function* readInChild(
  request: ReadRequest,
  signal: AbortSignal,
): AsyncGenerator<ReadLine[], void> {
  const child = spawn(process.execPath, [PROGRAM, JSON.stringify(request)], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, UV_THREADPOOL_SIZE: THREADS },
  });
  let failure: Error | undefined;
  // Then it has no output, or that ends.
  child.on('error', (error) => (failure = error));
  const kill = () => child.kill('SIGKILL');
  signal.addEventListener('abort', kill);
  if (signal.aborted) kill();
  try {
    const told = linesOf(child.stdout);
    for (;;) {
      const next = await withDeadline(LOOKS_UNTIL_LOST * TELL_EVERY_MS, 'the feed', told.next());
      if (next.done) break;
      yield next.value.map((line) => JSON.parse(line) as ReadLine);
    }
    if (signal.aborted) return;
    throw new Unavailable('the feed', failure?.message ?? 'the process that reads it failed', {
      cause: failure,
    });
  } finally {
    signal.removeEventListener('abort', kill);
    kill();
    // What nobody reads any more would keep them open for ever.
    child.stdout.destroy();
    child.stdin.destroy();
  }
}

/** The lines that a stream holds, as many at once as came at once. */
async function* linesOf(stream: Readable): AsyncGenerator<string[], void> {
  let rest = '';
  for await (const chunk of stream.setEncoding('utf8') as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    if (lines.length > 0) yield lines;
  }
}
