import type { MicroserviceOptions } from '@propalpes/seedwork/runtime/microservice';
import { integer } from '@propalpes/seedwork/runtime/settings';
import { z } from 'zod';
import type { Caja } from './domain/coordenada.js';

export const service: MicroserviceOptions = {
  name: 'auditoria',
  description: 'Judges what is registered and follows every operation to its end.',
  port: 5003,
  database: 'auditoria',
  publishes: [
    'comandos/compania',
    'comandos/propiedad',
    'comandos/geografico',
    'comandos/auditoria',
    'eventos/auditoria',
  ],
};

const DAY_MS = 24 * 60 * 60_000;
const YEAR_MS = 366 * DAY_MS;

/** The settings that no other service has. */
export const settings = z.object({
  /** How long the NIT of a property may be unknown before it is looked up again, for the last time. */
  REVIEW_AFTER_MS: integer(0, DAY_MS).default(10_000),
  /** How long an operation may take before it is undone. */
  EXPIRE_AFTER_MS: integer(1, YEAR_MS).default(DAY_MS),
  /** How often operations whose time has come are looked for. */
  SWEEP_EVERY_MS: integer(10, DAY_MS).default(5000),
  /** How often what is open is counted for the metrics. */
  MEASURE_EVERY_MS: integer(10, DAY_MS).default(15_000),
  COUNTRY_BOX: z.string().transform(toBox).prefault('-82,-4.3,-66.8,13.5'),
});

/** `west,south,east,north`, in degrees, the order of GeoJSON. */
function toBox(text: string, context: z.RefinementCtx): Caja {
  const [oeste = NaN, sur = NaN, este = NaN, norte = NaN, ...rest] = text.split(',').map(degrees);
  const ordered = -180 <= oeste && oeste < este && este <= 180 && -90 <= sur && sur < norte && norte <= 90;
  if (!ordered || rest.length > 0)
    context.addIssue('must be west,south,east,north in degrees, such as -82,-4.3,-66.8,13.5');
  return { oeste, sur, este, norte };
}

/** `Number` takes a missing number for zero. */
const degrees = (text: string): number => (text.trim() === '' ? NaN : Number(text));
