import { ConfigError } from './config.js';

const points = ['after-receive', 'after-save', 'after-publish', 'before-ack'] as const;

export type CrashPoint = (typeof points)[number];

interface PlannedCrash {
  point: string;
  handler: string | undefined;
  hitsLeft: number;
}

const planned = readPlan(process.env['CRASH_POINT'], process.env['CRASH_AFTER'] ?? '1');

/**
 * Kills the process with SIGKILL at a chosen place, so that the crash matrix can prove recovery.
 * Does nothing unless `CRASH_POINT=<point>[:<handler>]` is set; `CRASH_AFTER=<n>` waits for the n-th hit.
 */
export function crashPoint(point: CrashPoint, handler: string): void {
  if (planned?.point !== point) return;
  if (planned.handler !== undefined && planned.handler !== handler) return;
  planned.hitsLeft -= 1;
  if (planned.hitsLeft === 0) process.kill(process.pid, 'SIGKILL');
}

function readPlan(setting: string | undefined, after: string): PlannedCrash | undefined {
  if (setting === undefined) return undefined;
  const [point = '', handler] = setting.split(':');
  if (!points.some((known) => known === point)) {
    throw new ConfigError(
      `CRASH_POINT: must be <point> or <point>:<handler>, <point> one of ${points.join(', ')}`,
    );
  }
  if (!/^[1-9]\d{0,8}$/.test(after)) throw new ConfigError('CRASH_AFTER: must be a whole number from 1');
  return { point, handler, hitsLeft: Number(after) };
}
