import { Histogram } from 'prom-client';

const calls = new Histogram({
  name: 'upstream_request_duration_seconds',
  help: 'Time until another service had answered, or until it was given up; refused was not asked, cancelled was not wanted any more',
  labelNames: ['upstream', 'outcome'],
  buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
});

export type Outcome = 'ok' | 'failed' | 'refused' | 'cancelled';

/** Starts the clock of one call; the returned function stops it. */
export function timeUpstream(upstream: string): (outcome: Outcome) => void {
  const stop = calls.startTimer({ upstream });
  return (outcome) => {
    stop({ outcome });
  };
}
