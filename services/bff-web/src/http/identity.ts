import { parseInput } from '@propalpes/seedwork/http/input';
import type { RequestContext } from '@propalpes/seedwork/http/request-context';
import { z } from 'zod';

const usuario = z.string().regex(/^[\x20-\x7e]{1,200}$/, 'must have 1 to 200 printable characters');

/** Who calls, as whoever authenticates in front of this service says. Throws a `Problem` when it is malformed. */
export function userOf(context: RequestContext): string {
  const given = context.get('x-usuario');
  return given === '' ? 'anonimo' : parseInput(usuario, given, 'X-Usuario');
}
