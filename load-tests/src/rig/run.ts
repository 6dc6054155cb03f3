import { join } from 'node:path';
import type { Broker } from '@propalpes/local/broker/broker';
import { stateDirectory } from '@propalpes/local/paths';
import type { ManagedProcess } from '@propalpes/local/process/managed-process';
import { Fault } from '@propalpes/local/process/fault';
import { step, type Say } from '@propalpes/local/process/progress';
import { startThrowawayStack, type Stack } from '@propalpes/local/stack/stack';
import type { Evidence } from '../ledger/evidence.js';
import { Client } from '../load/client.js';
import type { Clients } from '../load/clients.js';
import { LoadGenerator } from '../load/generator.js';
import { Journal } from '../load/journal.js';
import { registerLandlords } from '../load/landlords.js';
import { Lookout } from '../load/lookout.js';
import { Random } from '../random.js';
import { BrokerAdmin } from './broker-admin.js';
import { Deaths, type Death } from './deaths.js';
import { collectEvidence } from './evidence.js';
import { everyReplica, startFleet, stopFleet, urlsOf, type Fleet } from './replicas.js';

/** Services write here what they log; kept for whoever has to explain a finding. */
export const logDirectory = join(stateDirectory(), 'load-tests');

/** What is done to a system at work. */
export interface Trial {
  readonly seed: number;
  /** Scenarios begun per second. */
  readonly rate: number;
  /** How many scenarios may be open at once. */
  readonly maxOpen: number;
  readonly clients: Clients;
  /** How many blows there will be, if that is known. */
  readonly blows?: number;
  /** Resolves when enough was done; the load goes on until then. */
  attack(field: Field): Promise<void>;
}

/** The system at work, and how it is hit. */
export interface Field {
  readonly fleet: Fleet;
  readonly broker: Broker;
  readonly database: ManagedProcess;
  readonly admin: BrokerAdmin;
  readonly journal: Journal;
  readonly random: Random;
  readonly deaths: Deaths;
}

export interface Outcome {
  readonly deaths: readonly Death[];
  readonly evidence: Evidence;
}

/** Runs a trial against a fresh stack and resolves with what is left when everything is over. */
export async function run(trial: Trial, say: Say): Promise<Outcome> {
  const stack = await step(say, 'Starting a fresh broker and database', () => startThrowawayStack());
  try {
    const admin = new BrokerAdmin(stack.env.PULSAR_ADMIN_URL);
    await admin.keepEverything('propalpes/comandos');
    const fleet = await step(say, 'Starting the services', () => startFleet(stack.env, logDirectory));
    try {
      const journal = new Journal();
      const deaths = new Deaths(trial.blows, say);
      const { broker } = stack;
      const random = new Random(trial.seed);
      const field = { fleet, broker, database: ownDatabase(stack), admin, journal, random, deaths };
      await attackUnderLoad(trial, field, say);
      const stop = () => stopFleet(fleet);
      const evidence = await collectEvidence(stack.env, admin, journal, stop, say);
      for (const death of everyReplica(fleet).flatMap((it) => it.deaths))
        deaths.failed('a death that nobody ordered', death);
      return { deaths: deaths.all, evidence };
    } finally {
      await stopFleet(fleet);
    }
  } finally {
    await stack.close();
  }
}

function ownDatabase({ database }: Stack): ManagedProcess {
  if (!database.process)
    throw new Fault('The load tests kill their database: unset MONGODB_URI, they start one of their own.');
  return database.process;
}

async function attackUnderLoad(trial: Trial, field: Field, say: Say): Promise<void> {
  const urls = (service: string): string[] => urlsOf(field.fleet, service);
  const client = new Client(field.journal);
  const lookout = new Lookout(urls('auditoria'));
  const { seed, rate, maxOpen, clients } = trial;
  const channels = clients.channels(urls);
  const nits = await step(say, 'Registering the first companies', () =>
    registerLandlords(client, lookout, channels),
  );
  const { scenarios } = clients;
  const settings = { seed, rate, scenarios, channels, nits, maxOpen };
  const load = new LoadGenerator(client, lookout, settings);
  try {
    await trial.attack(field);
  } finally {
    await step(say, 'Ending the load', () => load.stop());
  }
}
