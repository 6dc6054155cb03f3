import { z } from 'zod';
import type { Place } from '../application/registro-finder.js';
import { cursorOf, placeAt } from './cursor.js';
import type { RequestContext } from './request-context.js';
import { parseInput } from './input.js';

/** Fields that several APIs have. Names are the ones of the wire. */
export const MAX_PAGE = 100;

/** Lower case, whatever was given: ids are compared as text. */
export const uuid = () => z.uuid('must be a uuid').toLowerCase();

/** Optional text that the audit judges: only its length is bounded here. */
const texto = (max: number) => z.string().max(max, `must have at most ${max} characters`).nullish();

export const nombre = () => texto(200);
export const email = () => texto(320);
/** A NIT, or what a land registry calls a property. */
export const identificacion = () => texto(64);
export const coordenada = () => texto(64);

/** What `cursorOf` gave. */
export const cursor = () =>
  z.string().refine((text) => placeAt(text) !== undefined, 'must be the cursor of something in a list');

/** `limite` (1 to 100, default 50) and `despues` (the cursor of what the page comes after). */
export const pageQuery = {
  limite: z
    .string()
    .regex(/^\d{1,3}$/, `must be a whole number from 1 to ${MAX_PAGE}`)
    .transform(Number)
    .refine((value) => value >= 1 && value <= MAX_PAGE, `must be a whole number from 1 to ${MAX_PAGE}`)
    .default(50),
  despues: cursor()
    .describe('Opaque: the Link header of the page before has it')
    .transform(placeAt)
    .optional(),
};

/** `a,b,c`: at most 100, each of at most `length` characters. */
export const listQuery = (item: z.ZodType<string, string>, length: number) =>
  z
    .string()
    .max(MAX_PAGE * (length + 1))
    .transform((text) => text.split(','))
    .pipe(z.array(item).max(MAX_PAGE, `must be at most ${MAX_PAGE}`));

/** `ids=a,b,c`: at most 100. */
export const idsQuery = () => listQuery(uuid(), 36);

/** What every command answers: the aggregate and the operation to follow. */
export const aceptado = z.object({ id: z.uuid(), operacion: z.uuid() }).meta({ id: 'Aceptado' });

const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,200}$/, 'must have 1 to 200 printable characters without spaces');

/** Describes what `idempotencyKeyOf` reads. */
export const idempotencyHeader = z.object({
  'Idempotency-Key': idempotencyKey
    .optional()
    .describe(
      'The same command again under the same key is the same operation. Another command under it is another ' +
        'operation on the same aggregate: a second creation ends FALLIDA with DUPLICADA.',
    ),
});

/** The `Idempotency-Key` header, if it is there. Throws a `Problem` when it is malformed. */
export function idempotencyKeyOf(context: RequestContext): string | undefined {
  const given = context.get('idempotency-key');
  return given === '' ? undefined : parseInput(idempotencyKey, given, 'Idempotency-Key');
}

/** Says where the next page begins, as RFC 8288 does, when this one is full. */
export function linkNext(context: RequestContext, page: readonly Place[], limite: number): void {
  const last = page.at(-1);
  if (page.length < limite || !last) return;
  const next = new URLSearchParams({ ...(context.query as Record<string, string>), despues: cursorOf(last) });
  context.set('link', `<${context.path}?${next.toString()}>; rel="next"`);
}
