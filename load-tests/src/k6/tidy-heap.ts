import type { ScenarioName } from './options.js';

const program = `
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
setFlagsFromString('--expose-gc');
setInterval(runInNewContext('gc'), 10_000).unref();
`;

const areTidied = (scenarios: readonly ScenarioName[]): boolean => scenarios.includes('soak');

/** What a report says of it: it is done to all scenarios of a run that has a soak. */
export const heapsUnder = (scenarios: readonly ScenarioName[]): string =>
  areTidied(scenarios) ? 'collected every ten seconds, for the soak of the same run' : 'as V8 has them';

/**
 * Settings of the services under these scenarios. In a soak they collect their whole heap every ten seconds: by itself
 * V8 does so when it has grown by about a half, which takes longer than the run, and until then garbage looks like a
 * leak.
 */
export const settingsFor = (scenarios: readonly ScenarioName[]): Readonly<Record<string, string>> =>
  areTidied(scenarios)
    ? { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(program)}` }
    : {};
