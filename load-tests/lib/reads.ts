import { post } from './graphql.ts';
import { degradedFields, readsAnswered } from './metrics.ts';

/** A page as a portal shows it: of every service something, so that none that is away takes the rest with it. */
const PAGE = `{
  companias(limite: 10) { id nombre estado }
  propiedades(limite: 10) { id nombre estado datosGeograficos { latitud longitud } compania { nombre } auditoria { estado } }
  operaciones(limite: 10) { id estado demorada }
}`;

/** Reads a page, and counts what is missing from it. */
export function readPage(): void {
  const reply = post({ name: 'page', document: PAGE });
  readsAnswered.add(reply.kind === 'answered');
  if (reply.kind !== 'answered') return;
  // a field of all that a list holds is one field of the page, for each reason
  const missing = new Map(
    reply.errors.map(({ path = [], extensions }) => {
      const tags = { field: nameOf(path), code: extensions?.code ?? 'none' };
      return [`${tags.field} ${tags.code}`, tags];
    }),
  );
  for (const tags of missing.values()) degradedFields.add(1, tags);
}

const nameOf = (path: readonly (string | number)[]): string =>
  path.filter((step) => typeof step === 'string').join('.');
