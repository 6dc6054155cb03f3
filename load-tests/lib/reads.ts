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
  const missing = new Set(
    reply.errors.map(({ path = [], extensions }) => `${nameOf(path)} ${extensions?.code ?? 'none'}`),
  );
  for (const each of missing) {
    const [field = '', code = ''] = each.split(' ');
    degradedFields.add(1, { field, code });
  }
}

const nameOf = (path: readonly (string | number)[]): string =>
  path.filter((step) => typeof step === 'string').join('.');
