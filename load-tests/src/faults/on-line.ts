import type { TcpProxy } from '@propalpes/local/process/tcp-proxy';
import type { PlannedFault } from './fault.js';
import type { Target } from './timeline.js';

const LATENCY_MS = 250;
const BYTES_PER_SECOND = 20_000;

/** What is done to the way to broker, database or a service, of all or of one. */
export function onLine(
  target: Target,
  line: TcpProxy,
): Record<'latency' | 'bandwidth' | 'reset' | 'cut' | 'half-open', PlannedFault> {
  const disturbed = (verb: string, strike: () => void | Promise<void>): PlannedFault => ({
    what: `${verb} ${nameOf(target)}`,
    target,
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

const nameOf = ({ kind, name }: Target): string => {
  if (kind === 'line of operator') return `line of operator to ${name}`;
  const [, to] = kind.split('line of replica to ');
  return to === undefined ? `line to ${name}` : `line of ${name} to ${to}`;
};
