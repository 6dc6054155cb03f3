import { writeFile } from 'node:fs/promises';
import type { Say } from '@propalpes/local/process/progress';
import { compare } from '../ledger/compare.js';
import { describeEvidence } from '../rig/judge.js';
import { run } from '../rig/run.js';
import { attacksWith, type AttackName } from './attacks.js';
import { hastyClients } from './hasty-clients.js';
import { outcomeOf } from './outcome.js';
import { Poison } from './poison.js';

/** Scenarios a second, of six commands each: a slow machine must keep up. And how many of them may be open at once. */
const RATE = 1;
const MAX_OPEN = 60;

/** Attacks the system of this checkout, asks the ledger, and writes the outcome to the file. */
export async function attackHere(
  names: readonly AttackName[],
  file: string,
  seed: number,
  say: Say,
): Promise<void> {
  const poison = new Poison();
  const attacks = attacksWith(poison);
  const { deaths, evidence } = await run(
    {
      seed,
      rate: RATE,
      maxOpen: MAX_OPEN,
      clients: hastyClients,
      attack: async (field) => {
        for (const name of names) await attacks[name](field);
      },
    },
    say,
  );
  say(describeEvidence(evidence));
  await writeFile(file, JSON.stringify(outcomeOf(compare(poison.without(evidence)), deaths)));
}
