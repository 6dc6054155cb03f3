import type { ScenarioName } from './options.js';

const program = `
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
setFlagsFromString('--expose-gc');
setInterval(runInNewContext('gc'), 10_000).unref();
`;

/**
 * Settings of the services under these scenarios. In a soak they collect their whole heap every ten seconds: by itself
 * V8 does so when it has grown by about a half, which takes longer than the run, and until then garbage looks like a
 * leak.
 */
export const settingsFor = (scenarios: readonly ScenarioName[]): Readonly<Record<string, string>> =>
  scenarios.includes('soak')
    ? { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(program)}` }
    : {};
