import { setTimeout as pause } from 'node:timers/promises';
import { everyReplica } from '../rig/replicas.js';
import type { Field } from '../rig/run.js';
import { accepting } from './accepting.js';

/** What is accepted while the database is away, and waits for it. */
const WAITING = 40;

/** Longer than a try waits for the database, shorter than a service waits with messages in hand. */
const AWAY_MS = 9000;

/** The database is away while commands go on being accepted; the `victims` are killed with what they have in hand. */
export async function outage(name: string, victims: readonly string[], field: Field): Promise<void> {
  const { database, fleet, journal, deaths } = field;
  const killed = victims.flatMap((service) => fleet.get(service) ?? []);
  await database.kill();
  await Promise.all([accepting(journal, WAITING), pause(AWAY_MS)]);
  await Promise.all(killed.map((replica) => replica.kill()));
  await database.start();
  await Promise.all(killed.map((replica) => replica.start()));
  await Promise.all(everyReplica(fleet).map((replica) => replica.ready()));
  deaths.happened(name, `${name}: the database was away, ${killed.length} replicas were killed meanwhile`);
  await accepting(journal, WAITING);
}
