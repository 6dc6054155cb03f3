import { setTimeout as pause } from 'node:timers/promises';
import type { System } from '../live/system.js';

const calmMs = 50_000;
const awayMs = 25_000;

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
  return `Un sistema real bajo carga, con mucho mal pedido a propósito y un mensaje que nadie puede leer. De ${from} a ${to} UTC no hubo ninguna réplica de ${service}.`;
}

const time = (): string => new Date().toISOString().slice(11, 19);
