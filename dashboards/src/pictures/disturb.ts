import { setTimeout as pause } from 'node:timers/promises';
import type { System } from '../live/system.js';

const calmMs = 75_000;
const awayMs = 30_000;

/** Lets the system work, takes every replica of a service away for a while, and lets it work again. Resolves with what was done. */
export async function disturb({ fleet }: System): Promise<string> {
  const service = 'companias';
  const replicas = fleet.get(service) ?? [];
  await pause(calmMs);
  const from = time();
  await Promise.all(replicas.map((it) => it.kill()));
  await pause(awayMs);
  await Promise.all(replicas.map((it) => it.start()));
  await Promise.all(replicas.map((it) => it.ready()));
  const to = time();
  await pause(calmMs);
  return `Un sistema real bajo carga. De ${from} a ${to} UTC no hubo ninguna réplica de ${service}; además, un mensaje que nadie puede leer.`;
}

const time = (): string => new Date().toISOString().slice(11, 19);
