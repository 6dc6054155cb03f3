import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkout } from '@propalpes/local/paths';
import { Fault } from '@propalpes/local/process/fault';
import { runMain } from '@propalpes/local/process/run-main';
import { setup } from '@propalpes/local/setup/setup';
import { startThrowawayStack, type Stack } from '@propalpes/local/stack/stack';
import { accept } from './accept/accept.js';
import { consumerPath } from './consumer-path/consumer-path.js';
import { companies } from './end-to-end/companies.js';
import { properties } from './end-to-end/properties.js';
import { lists } from './lists.js';
import { machine } from './machine.js';
import { metricsCost } from './metrics-cost/metrics-cost.js';
import { operator } from './operator/operator.js';
import { scrapes } from './scrapes.js';
import { holds, table, toResult, type Figure } from './figure.js';
import { tracingCost } from './tracing-cost/tracing-cost.js';
import { tolerantReader } from './tolerant-reader.js';

const say = (text: string): void => {
  console.error(`[bench] ${text}`);
};

type Benchmark = (stack: Stack, say: (text: string) => void) => Promise<Figure[]>;

/** Each on a stack of its own, so that none works on another's leftovers. */
async function onFreshStack(benchmark: Benchmark): Promise<Figure[]> {
  const stack = await startThrowawayStack();
  try {
    return await benchmark(stack, say);
  } finally {
    await stack.close();
  }
}

const benchmarks: Readonly<Record<string, () => Promise<Figure[]>>> = {
  machine,
  // Before anything else has shown the compiler other types than the readers'.
  'tolerant-reader': () => Promise.resolve(tolerantReader()),
  'consumer-path': () => onFreshStack(consumerPath),
  metrics: () => onFreshStack(metricsCost),
  scrapes: () => onFreshStack(scrapes),
  traces: () => onFreshStack(tracingCost),
  accept: () => onFreshStack(accept),
  companies: () => onFreshStack(companies),
  properties: () => onFreshStack(properties),
  lists: () => onFreshStack(lists),
  operator: () => onFreshStack(operator),
};

/** It needs a Kubernetes built from source, and ten minutes. */
const onDemand = new Set(['operator']);

/** Those that are named, or all that need no more than a setup. */
function chosen(names: readonly string[]): (() => Promise<Figure[]>)[] {
  const all = Object.keys(benchmarks);
  return (names.length > 0 ? names : all.filter((it) => !onDemand.has(it))).map((name) => {
    const benchmark = benchmarks[name];
    if (!benchmark) throw new Fault(`There is no benchmark "${name}": choose among ${all.join(', ')}.`);
    return benchmark;
  });
}

/** Measures, prints the table, writes `bench/results.json`; exits 1 when a bar is missed. */
async function main(): Promise<number> {
  const measuring = chosen(process.argv.slice(2));
  await setup(say);
  const figures: Figure[] = [];
  for (const measure of measuring) figures.push(...(await measure()));
  console.log(table(figures));
  const directory = join(checkout, 'bench');
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'results.json'), `${JSON.stringify(figures.map(toResult), null, 2)}\n`);
  return figures.some((figure) => holds(figure) === false) ? 1 : 0;
}

await runMain(main);
