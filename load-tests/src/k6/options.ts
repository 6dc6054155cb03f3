import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { Fault } from '@propalpes/local/process/fault';
import { profiles, type ProfileName } from '../../profiles/profiles.js';

export const scenarioNames = [
  'escalabilidad-companias',
  'escalabilidad-propiedades',
  'disponibilidad',
  'soak',
  'hostile',
] as const;

export type ScenarioName = (typeof scenarioNames)[number];

export interface Options {
  /** In the order in which they run. */
  readonly scenarios: readonly ScenarioName[];
  readonly profile: ProfileName;
  /** Of a system that runs; else one is started for each scenario. */
  readonly bff: string | undefined;
  /** Whether they run on the release on the one-node cluster, whose topics and data are deleted for each. */
  readonly cluster: boolean;
  /** Of the soak; the profile says how long where it is absent. */
  readonly minutes: number | undefined;
  /** Whether the ramp goes on until the knee is found. */
  readonly breakpoint: boolean;
  readonly seed: number;
}

const USAGE =
  `usage: node load.js ${scenarioNames.join('|')}|all [--profile ${Object.keys(profiles).join('|')}] ` +
  '[--bff <url> | --cluster] [--minutes <n>] [--breakpoint] [--seed <n>]';

/** Reads the command line; what is wrong with it is one line. */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parse(args);
  const [scenario = '', ...more] = positionals;
  const { profile = 'smoke', bff, cluster = false, minutes, breakpoint = false, seed } = values;
  const scenarios = scenario === 'all' ? scenarioNames : scenarioNames.filter((name) => name === scenario);
  if (scenarios.length === 0 || more.length > 0 || !(profile in profiles)) throw new Fault(USAGE);
  if (bff !== undefined && (cluster || !URL.canParse(bff))) throw new Fault(USAGE);
  if (breakpoint && scenario !== 'escalabilidad-propiedades') {
    throw new Fault('only escalabilidad-propiedades has a knee to be found: leave BREAKPOINT out.');
  }
  return {
    scenarios,
    profile: profile as ProfileName,
    bff,
    cluster,
    minutes: minutes === undefined ? undefined : readNumber(minutes),
    breakpoint,
    seed: seed === undefined ? randomInt(1_000_000) : readNumber(seed),
  };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const options = {
    profile: text,
    bff: text,
    minutes: text,
    seed: text,
    breakpoint: flag,
    cluster: flag,
  };
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch {
    throw new Fault(USAGE);
  }
}

function readNumber(text: string): number {
  if (!/^\d{1,9}(\.\d+)?$/.test(text) || Number(text) === 0) throw new Fault(USAGE);
  return Number(text);
}
