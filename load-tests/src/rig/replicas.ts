import { mkdir } from 'node:fs/promises';
import { Replica } from './replica.js';
import { services } from './services.js';

const REPLICAS_EACH = 2;

/** The replicas of every service, by its name. */
export type Fleet = ReadonlyMap<string, readonly Replica[]>;

export const everyReplica = (fleet: Fleet): Replica[] => [...fleet.values()].flat();

export const urlsOf = (fleet: Fleet, service: string): string[] =>
  (fleet.get(service) ?? []).map(({ url }) => url);

/** Starts two replicas of every service; resolves when all are ready, rejects with nothing running. */
export async function startFleet(env: Readonly<Record<string, string>>, logs: string): Promise<Fleet> {
  await mkdir(logs, { recursive: true });
  const fleet = new Map<string, Replica[]>();
  for (const { name: service } of services) {
    const numbers = Array.from({ length: REPLICAS_EACH }, (_, index) => index + 1);
    const settings = { service, env: { ...env, ...addresses(fleet) }, logs };
    const created = numbers.map((number) => Replica.create({ ...settings, number }));
    fleet.set(service, await Promise.all(created));
  }
  const replicas = everyReplica(fleet);
  try {
    await Promise.all(replicas.map((replica) => replica.start()));
    await Promise.all(replicas.map((replica) => replica.ready()));
  } catch (error) {
    await stopFleet(fleet);
    throw error;
  }
  return fleet;
}

/** Where those are that came before: `COMPANIAS_URL`. */
const addresses = (fleet: Fleet): Record<string, string> =>
  Object.fromEntries(
    [...fleet.keys()].map((service) => [`${service.toUpperCase()}_URL`, urlsOf(fleet, service)[0] ?? '']),
  );

export async function stopFleet(fleet: Fleet): Promise<void> {
  await Promise.all(everyReplica(fleet).map((replica) => replica.stop()));
}
