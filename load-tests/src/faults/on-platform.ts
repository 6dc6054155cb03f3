import type { ManagedProcess } from '@propalpes/local/process/managed-process';
import type { TcpProxy } from '@propalpes/local/process/tcp-proxy';
import type { PlannedFault } from './fault.js';
import type { Target } from './timeline.js';

type Platform = 'broker' | 'database';

const fault = (
  verb: string,
  kind: Target['kind'],
  hands: Pick<PlannedFault, 'strike' | 'heal'>,
): PlannedFault => ({
  what: `${verb} ${kind}`,
  target: { kind, name: kind },
  ...hands,
});

/** What is done to the process of the broker or of the database. */
export const onProcess = (
  kind: Platform,
  process: ManagedProcess,
): Record<'kill' | 'stop' | 'pause', PlannedFault> => ({
  kill: fault('kill', kind, { strike: () => process.kill(), heal: () => process.start() }),
  stop: fault('stop', kind, { strike: () => process.stop(), heal: () => process.start() }),
  pause: fault('pause', kind, {
    strike: () => signal(process, 'SIGSTOP'),
    heal: () => signal(process, 'SIGCONT'),
  }),
});

const LATENCY_MS = 250;
const BYTES_PER_SECOND = 20_000;

/** What is done to the way that leads there. */
export function onLine(
  to: Platform,
  line: TcpProxy,
): Record<'latency' | 'bandwidth' | 'reset' | 'cut' | 'half-open', PlannedFault> {
  const disturbed = (verb: string, strike: () => void | Promise<void>): PlannedFault =>
    fault(verb, `line to ${to}`, {
      strike: async () => {
        await strike();
      },
      heal: () => line.restore(),
    });
  return {
    latency: disturbed('slow', () => {
      line.waitMs = LATENCY_MS;
    }),
    bandwidth: disturbed('narrow', () => {
      line.bytesPerSecond = BYTES_PER_SECOND;
    }),
    reset: disturbed('reset', () => {
      line.reset();
    }),
    cut: disturbed('cut', () => line.cut()),
    'half-open': disturbed('half-open', () => {
      line.silence();
    }),
  };
}

function signal(process_: ManagedProcess, name: NodeJS.Signals): Promise<void> {
  if (process_.pid === undefined) throw new Error(`${process_.name} does not run`);
  process.kill(process_.pid, name);
  return Promise.resolve();
}
