import { ConfigError } from './config.js';

const points = [
  'after-receive',
  'after-save',
  'after-publish',
  'before-ack',
  'before-send',
  'after-send',
] as const;

export type CrashPoint = (typeof points)[number];

interface PlannedCrash {
  point: string;
  message: string | undefined;
  hitsLeft: number;
}

const planned = readPlan(process.env['CRASH_POINT'], process.env['CRASH_AFTER'] ?? '1');

/**
 * Kills the process with SIGKILL at a chosen place, so that the crash matrix can prove recovery.
 * Does nothing unless `CRASH_POINT=<point>[:<message type>]` is set; `CRASH_AFTER=<n>` waits for the n-th hit.
 */
export function crashPoint(point: CrashPoint, message: string): void {
  if (planned?.point !== point) return;
  if (planned.message !== undefined && planned.message !== message) return;
  planned.hitsLeft -= 1;
  if (planned.hitsLeft === 0) process.kill(process.pid, 'SIGKILL');
}

function readPlan(setting: string | undefined, after: string): PlannedCrash | undefined {
  if (setting === undefined) return undefined;
  const [point = '', message] = setting.split(':');
  if (!points.some((known) => known === point)) {
    throw new ConfigError(
      `CRASH_POINT: must be <point> or <point>:<message type>, <point> one of ${points.join(', ')}`,
    );
  }
  if (!/^[1-9]\d{0,8}$/.test(after)) throw new ConfigError('CRASH_AFTER: must be a whole number from 1');
  return { point, message, hitsLeft: Number(after) };
}
