import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkout } from '@propalpes/local/paths';
import { runMain } from '@propalpes/local/process/run-main';
import { setup } from '@propalpes/local/setup/setup';
import { startThrowawayStack, type Stack } from '@propalpes/local/stack/stack';
import { accept } from './accept/accept.js';
import { consumerPath } from './consumer-path/consumer-path.js';
import { companies } from './end-to-end/companies.js';
import { properties } from './end-to-end/properties.js';
import { lists } from './lists.js';
import { machine } from './machine.js';
import { holds, table, toResult, type Figure } from './figure.js';
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

/** Measures everything, prints the table, writes `bench/results.json`; exits 1 when a bar is missed. */
async function main(): Promise<number> {
  await setup(say);
  const figures = [
    ...(await machine()),
    ...(await onFreshStack(consumerPath)),
    ...(await onFreshStack(accept)),
    ...tolerantReader(),
    ...(await onFreshStack(companies)),
    ...(await onFreshStack(properties)),
    ...(await onFreshStack(lists)),
  ];
  console.log(table(figures));
  const directory = join(checkout, 'bench');
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'results.json'), `${JSON.stringify(figures.map(toResult), null, 2)}\n`);
  return figures.some((figure) => holds(figure) === false) ? 1 : 0;
}

await runMain(main);
