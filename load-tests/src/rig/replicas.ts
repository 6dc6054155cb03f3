import { mkdir } from 'node:fs/promises';
import { Replica } from './replica.js';
import { services } from './services.js';

const REPLICAS_EACH = 2;

/** The replicas of every service, by its name. */
export type Fleet = ReadonlyMap<string, readonly Replica[]>;

export const everyReplica = (fleet: Fleet): Replica[] => [...fleet.values()].flat();

export const urlsOf = (fleet: Fleet, service: string): string[] =>
  (fleet.get(service) ?? []).map(({ url }) => url);

/** Where others find a service, given where it is. */
export type Way = (service: string, url: string) => Promise<string>;

/**
 * Starts two replicas of every service; resolves when all are ready, rejects with nothing running. `way`: by which
 * services reach the first replica of those that they ask; directly if it is left out.
 */
export async function startFleet(
  env: Readonly<Record<string, string>>,
  logs: string,
  way: Way = (_service, url) => Promise.resolve(url),
): Promise<Fleet> {
  await mkdir(logs, { recursive: true });
  const fleet = new Map<string, Replica[]>();
  const addresses: Record<string, string> = {};
  for (const { name: service } of services) {
    const numbers = Array.from({ length: REPLICAS_EACH }, (_, index) => index + 1);
    const settings = { service, env: { ...env, ...addresses }, logs };
    const created = numbers.map((number) => Replica.create({ ...settings, number }));
    const replicas = await Promise.all(created);
    fleet.set(service, replicas);
    addresses[`${service.toUpperCase()}_URL`] = await way(service, replicas[0]?.url ?? '');
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

export async function stopFleet(fleet: Fleet): Promise<void> {
  await Promise.all(everyReplica(fleet).map((replica) => replica.stop()));
}
