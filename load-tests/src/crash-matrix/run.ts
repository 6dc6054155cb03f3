import { join } from 'node:path';
import { stateDirectory } from '@propalpes/local/paths';
import { Fault } from '@propalpes/local/process/fault';
import { step, type Say } from '@propalpes/local/process/progress';
import { startThrowawayStack, type Stack } from '@propalpes/local/stack/stack';
import type { Evidence } from '../ledger/evidence.js';
import { CompaniasClient } from '../load/client.js';
import { graphqlChannel } from '../load/graphql.js';
import { LoadGenerator } from '../load/generator.js';
import { Journal } from '../load/journal.js';
import { restChannel } from '../load/rest.js';
import { Random } from '../random.js';
import { BrokerAdmin } from './broker-admin.js';
import { Deaths, type Death } from './deaths.js';
import { disturb, killing, moving } from './disturb.js';
import { collectEvidence } from './evidence.js';
import { killReplicas } from './kill-replicas.js';
import type { Options } from './options.js';
import { killsOf, type Plan } from './plan.js';
import { everyReplica, startFleet, stopFleet, urlsOf, type Fleet } from './replicas.js';
import { handledTopics } from './services.js';

/** Services write here what they log; kept for whoever has to explain a finding. */
export const logDirectory = join(stateDirectory(), 'crash-matrix');

const MAX_OPEN_SCENARIOS = 200;

export interface Outcome {
  readonly deaths: readonly Death[];
  readonly evidence: Evidence;
}

/** Runs the whole plan against a fresh stack and resolves with what is left when everything is over. */
export async function runPlan(plan: Plan, options: Options, say: Say): Promise<Outcome> {
  const stack = await step(say, 'Starting a fresh broker and database', () => startThrowawayStack());
  try {
    const admin = new BrokerAdmin(stack.env.PULSAR_ADMIN_URL);
    await admin.keepEverything('propalpes/comandos');
    const fleet = await step(say, 'Starting the services', () => startFleet(stack.env, logDirectory));
    try {
      const { journal, deaths } = await killUnderLoad(plan, options, { stack, admin, fleet }, say);
      return { deaths: deaths.all, evidence: await collectEvidence(stack.env, admin, journal, say) };
    } finally {
      await stopFleet(fleet);
    }
  } finally {
    await stack.close();
  }
}

interface Parts {
  readonly stack: Stack;
  readonly admin: BrokerAdmin;
  readonly fleet: Fleet;
}

async function killUnderLoad(
  plan: Plan,
  { seed, rate }: Options,
  { stack, admin, fleet }: Parts,
  say: Say,
): Promise<{ journal: Journal; deaths: Deaths }> {
  const database = stack.database.process;
  if (!database)
    throw new Fault('The crash matrix kills its database: unset MONGODB_URI, it starts one of its own.');
  const journal = new Journal();
  const channels = [restChannel(urlsOf(fleet, 'companias')), graphqlChannel(urlsOf(fleet, 'bff-web'))];
  const client = new CompaniasClient(journal);
  const load = new LoadGenerator(client, { seed, rate, maxOpen: MAX_OPEN_SCENARIOS, channels });
  const deaths = new Deaths(killsOf(plan) + plan.rebalances, say);
  const surroundings = { replicas: everyReplica(fleet), journal, random: new Random(seed), deaths };
  try {
    const services = [...fleet].map(([service, replicas]) =>
      killReplicas(replicas, plan.kills.get(service) ?? [], deaths),
    );
    await Promise.all(services);
    await disturb(moving(admin, handledTopics, fleet, surroundings.random), plan.rebalances, surroundings);
    await disturb(killing(stack.broker), plan.broker, surroundings);
    await disturb(killing(database), plan.database, surroundings);
  } finally {
    await step(say, 'Ending the load', () => load.stop());
  }
  return { journal, deaths };
}
