import { killReplicas } from '../crash-matrix/kill-replicas.js';
import type { Field } from '../rig/run.js';
import { accepting } from './accepting.js';
import { outage } from './outage.js';
import type { Poison } from './poison.js';

export const attackNames = ['poison', 'rush', 'killed-after-save', 'outage', 'killed-in-outage'] as const;

export type AttackName = (typeof attackNames)[number];

export type Attack = (field: Field) => Promise<void>;

/** Messages about one company at once, and nothing else. */
const ENOUGH_RUSH = 120;

const SERVICE = 'companias';

/** What is done to the system while hasty clients are at work. */
export const attacksWith = (poison: Poison): Readonly<Record<AttackName, Attack>> => ({
  rush: async (field) => {
    await accepting(field.journal, ENOUGH_RUSH);
    field.deaths.happened('rush', `rush: ${ENOUGH_RUSH} commands more were accepted`);
  },
  'killed-after-save': async ({ fleet, deaths }) => {
    const messages = ['CrearCompania', 'ActualizarCompania', 'CrearCompania', 'ActualizarCompania'];
    const kills = messages.map((message) => ({
      service: SERVICE,
      message,
      point: 'after-save' as const,
      hit: 1,
    }));
    await killReplicas(fleet.get(SERVICE) ?? [], kills, deaths);
  },
  outage: (field) => outage('outage', [], field),
  'killed-in-outage': (field) => outage('killed-in-outage', [SERVICE], field),
  poison: (field) => poison.attack(field),
});
