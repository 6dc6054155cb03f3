import type { Stack } from '@propalpes/local/stack/stack';
import type { Figure } from '../figure.js';
import { graphql } from '../http.js';
import { compania, CREAR_COMPANIA, crearPropiedadDe } from '../mutations.js';
import { nit } from '../nit.js';
import { residentMiB, type Running } from '../processes.js';
import { withSystem } from '../system.js';
import { withCosts } from './costs.js';
import type { Outcomes } from './outcomes.js';
import { saturate, steady, type Subject } from './pace.js';

const CHUNK = 5_000;
const CHUNKS = 4;

/** From `crearPropiedad` to `COMPLETADA`, and whether memory stays flat. */
export async function properties(stack: Stack, say: (text: string) => void): Promise<Figure[]> {
  return withSystem(stack, async ({ url, running, outcomes }) => {
    const name = 'e) crearPropiedad → COMPLETADA';
    const subject = { url, mutate: crearPropiedadDe(await registeredNit(url, outcomes)), outcomes };
    await saturate(subject, 500);
    const paced = await steady(subject, 50, name);
    const { result, costs } = await withCosts({ prefix: 'e)', stack, running }, CHUNK, () =>
      saturate(subject, CHUNK),
    );
    say(`crearPropiedad, saturated: ${Math.round(result)} operations a second`);
    return [
      { name: `${name}, saturated`, value: result, unit: 'operations/s' },
      ...withTargets(costs),
      ...paced,
      ...(await growth(subject, running, say)),
    ];
  });
}

/** The company that all properties belong to. */
async function registeredNit(url: string, outcomes: Outcomes): Promise<string> {
  const identificacion = nit();
  const { asked } = await graphql<{ asked: { operacion: { id: string } } }>(
    url,
    CREAR_COMPANIA,
    compania(identificacion),
  );
  await outcomes.endOf(asked.operacion.id);
  return identificacion;
}

/** What the design promises of an operation. */
const targets: Readonly<Record<string, number>> = {
  'e) messages published': 10,
  'e) round trips to the database': 16,
};

const withTargets = (costs: readonly Figure[]): Figure[] =>
  costs.map((figure) => {
    const target = targets[figure.name];
    return target === undefined ? figure : { ...figure, bar: { atMost: target + 0.05 } };
  });

/** Memory after 20,000 operations against memory after 10,000. */
async function growth(
  subject: Subject,
  running: readonly Running[],
  say: (text: string) => void,
): Promise<Figure[]> {
  const measured: number[][] = [];
  for (let chunk = 1; chunk < CHUNKS; chunk += 1) {
    await saturate(subject, CHUNK);
    measured.push(await Promise.all(running.map(({ process }) => residentMiB(process.pid))));
    say(
      `crearPropiedad, memory after ${(chunk + 1) * CHUNK}: ${(measured.at(-1) ?? []).map(Math.round).join(', ')} MiB`,
    );
  }
  return running.map(({ name }, i) => ({
    name: `e) memory of ${name} after 20,000 operations ÷ after 10,000`,
    value: (measured.at(-1)?.[i] ?? NaN) / (measured[0]?.[i] ?? NaN),
    unit: 'ratio',
    bar: { atMost: 1.15 },
  }));
}
