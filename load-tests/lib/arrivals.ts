import type { ConstantArrivalRateScenario } from 'k6/options';

interface Arrivals {
  /** Iterations a second. */
  readonly rate: number;
  readonly seconds: number;
  readonly after?: number;
  readonly exec: string;
  /** How long an iteration may take before users would have to be added: so many stand ready. */
  readonly patienceSeconds?: number;
}

/** Iterations that begin at a constant rate, whatever becomes of those that are not over. */
export function arrivals({
  rate,
  seconds,
  after = 0,
  exec,
  patienceSeconds = 2,
}: Arrivals): ConstantArrivalRateScenario {
  const preAllocatedVUs = Math.max(5, Math.ceil(rate * patienceSeconds));
  return {
    executor: 'constant-arrival-rate',
    rate,
    timeUnit: '1s',
    duration: `${seconds}s`,
    startTime: `${after}s`,
    preAllocatedVUs,
    maxVUs: preAllocatedVUs * 10,
    gracefulStop: '90s',
    exec,
  };
}
