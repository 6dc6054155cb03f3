import type { ScenarioName } from './options.js';

const program = `
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
setFlagsFromString('--expose-gc');
setInterval(runInNewContext('gc'), 10_000).unref();
`;

const isTidied = (scenario: ScenarioName): boolean => scenario === 'soak';

/** What a report says of it. */
export const heapsUnder = (scenario: ScenarioName): string =>
  isTidied(scenario) ? 'collected every ten seconds' : 'as V8 has them';

/**
 * Settings of the services under a scenario. In a soak they collect their whole heap every ten seconds: by itself
 * V8 does so when it has grown by about a half, which takes longer than the run, and until then garbage looks like a
 * leak.
 */
export const settingsFor = (scenario: ScenarioName): Readonly<Record<string, string>> =>
  isTidied(scenario) ? { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(program)}` } : {};
