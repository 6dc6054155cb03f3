import { randomInt } from 'node:crypto';
import { Option, type Command } from 'commander';
import { Bff } from '../bff/bff.js';
import { wholeNumber } from '../cli/arguments.js';
import type { Workshop } from '../workshop.js';
import { runDemo } from './demo.js';
import { summaryOf } from './summary.js';

interface Options {
  readonly bff?: string;
  readonly count: number;
  readonly rate: number;
  readonly seed: number;
}

/** `demo` */
export function describeDemo(command: Command, workshop: Workshop): void {
  command
    .description('fill the running system with companies and properties, and count what becomes of them')
    .option('--bff <url>', 'where to ask (default: the setting BFF)')
    .option('--count <n>', 'how many to ask for', wholeNumber(1), 200)
    .option('--rate <n>', 'how many a second', wholeNumber(1), 20)
    .addOption(
      new Option('--seed <n>', 'the same seed asks for the same; twice, for nothing new')
        .argParser(wholeNumber(0))
        .default(randomInt(1_000_000), 'another each time'),
    )
    .action((options: Options) => demo(workshop, options));
}

async function demo(workshop: Workshop, { bff: url, ...options }: Options): Promise<void> {
  const { config, signal, say } = workshop;
  const bff = new Bff(url ?? config.BFF);
  await bff.ask('{ __typename }');
  const progress = workshop.progress('over', options.count);
  const started = performance.now();
  const onEnd = () => {
    progress.advance();
  };
  const outcomes = await runDemo(bff, { ...options, signal, onEnd });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  say(`seed ${options.seed}: ${outcomes.length} requests, all over after ${seconds} s\n`);
  for (const line of summaryOf(outcomes)) say(line);
}
