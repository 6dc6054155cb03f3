import { join } from 'node:path';
import { runMain } from '@propalpes/local/process/run-main';
import { seconds, step, type Say } from '@propalpes/local/process/progress';
import { attackHere } from './mutants/attack-here.js';
import { attackNames, type AttackName } from './mutants/attacks.js';
import { CheckoutCopy } from './mutants/checkout-copy.js';
import { isGood, table, type Trial } from './mutants/judgement.js';
import type { Mutant } from './mutants/mutants.js';
import { readOptions } from './mutants/options.js';
import { tryOut } from './mutants/try-out.js';
import { progress } from './rig/progress.js';
import { logDirectory } from './rig/run.js';

const home = join(logDirectory, 'mutants');

/** `node mutants.js [name]`: exits 0 when every bug is caught and the system without one passes the same attacks. */
async function main(): Promise<number> {
  const say = progress();
  const { seed, mutants, here } = readOptions(process.argv.slice(2));
  if (here) {
    await attackHere(here.attacks, here.file, seed, say);
    return 0;
  }
  say(`seed ${seed} (it fixes what is sent, not when)`);
  const trials = await tryAll(mutants, seed, say);
  console.log(`\n${table(trials)}\n`);
  const good = trials.every(isGood);
  say(good ? 'Every bug is caught.' : `NOT every trial is good. The logs of the services: ${home}`);
  return good ? 0 : 1;
}

/** First the system as it is, by all the attacks that the bugs will get; then each bug. */
async function tryAll(mutants: readonly Mutant[], seed: number, say: Say): Promise<Trial[]> {
  const copy = await step(say, 'Copying the checkout', () => CheckoutCopy.create(join(home, 'copy')));
  try {
    for (const mutant of mutants) await copy.check(mutant);
    const all = attackNames.filter((attack) => mutants.some((mutant) => mutant.attack === attack));
    const trials = [await attacked(copy, 'none', all, seed, say)];
    for (const mutant of mutants)
      trials.push(
        await copy.withPatch(mutant, async () => ({
          ...(await attacked(copy, mutant.name, [mutant.attack], seed, say)),
          mutant,
        })),
      );
    return trials;
  } finally {
    await copy.remove();
  }
}

async function attacked(
  copy: CheckoutCopy,
  name: string,
  attacks: readonly AttackName[],
  seed: number,
  say: Say,
): Promise<Trial> {
  const started = performance.now();
  const told = (text: string) => {
    say(`${name}: ${text}`);
  };
  const underAttack = async () => {
    await step(told, 'Compiling', () => copy.compile());
    told(`under ${attacks.join(', ')}`);
    return tryOut(copy.directory, attacks, seed, join(home, name), told);
  };
  const outcome = await underAttack().catch((error: unknown) => ({ error: (error as Error).message }));
  for (const line of 'error' in outcome ? [outcome.error] : outcome.findings) told(line);
  const ms = performance.now() - started;
  told(`over after ${seconds(ms)}`);
  return { name, attacks, seconds: ms / 1000, outcome };
}

await runMain(main);
