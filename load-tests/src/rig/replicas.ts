import { mkdir } from 'node:fs/promises';
import { Replica, replicaName } from './replica.js';
import { services } from './services.js';

const REPLICAS_EACH = 2;

/** The replicas of every service, by its name. */
export type Fleet = ReadonlyMap<string, readonly Replica[]>;

export const everyReplica = (fleet: Fleet): Replica[] => [...fleet.values()].flat();

export const urlsOf = (fleet: Fleet, service: string): string[] =>
  (fleet.get(service) ?? []).map(({ url }) => url);

export interface Ways {
  /** Where others find the first replica of a service, given where it is. */
  readonly to: (service: string, url: string) => Promise<string>;
  /** What one replica finds elsewhere than the others, by its name: variables. */
  readonly of: (replica: string) => Readonly<Record<string, string>>;
}

const direct: Ways = { to: (_service, url) => Promise.resolve(url), of: () => ({}) };

/** Starts two replicas of every service; resolves when all are ready, rejects with nothing running. */
export async function startFleet(
  env: Readonly<Record<string, string>>,
  logs: string,
  ways = direct,
): Promise<Fleet> {
  await mkdir(logs, { recursive: true });
  const fleet = new Map<string, Replica[]>();
  const addresses: Record<string, string> = {};
  for (const { name: service } of services) {
    const numbers = Array.from({ length: REPLICAS_EACH }, (_, index) => index + 1);
    const created = numbers.map((number) => {
      const own = { ...env, ...addresses, ...ways.of(replicaName(service, number)) };
      return Replica.create({ service, number, env: own, logs });
    });
    const replicas = await Promise.all(created);
    fleet.set(service, replicas);
    addresses[`${service.toUpperCase()}_URL`] = await ways.to(service, replicas[0]?.url ?? '');
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
