import type { Books } from '../books.js';
import { documentKey, type FinalDocument } from '../evidence.js';
import { geografico, propiedad, ruleOf, type Lifecycle } from '../lifecycle.js';
import type { Finding } from '../verdict.js';

/** One of the two that were registered together. */
interface Member {
  readonly document: FinalDocument | undefined;
  /** Whose event put it into its state. */
  readonly setBy: string | undefined;
}

interface Pair {
  readonly id: string;
  readonly operacion: string;
  readonly propiedad: Member;
  readonly geografico: Member;
}

/** Properties without their geographic data, and the other way round. Those that came alone may stay alone. */
export function orphans(books: Books): Finding[] {
  return pairsOf(books).flatMap((pair) => {
    const [propiedadVive, datosViven] = [isAlive(pair.propiedad), isAlive(pair.geografico)];
    if (propiedadVive === datosViven || (propiedadVive && lostItsDataToSomebody(pair))) return [];
    const what = propiedadVive ? 'a property without geographic data' : 'geographic data without a property';
    return [{ id: pair.id, what }];
  });
}

/** Registered together, changed by nobody since, and one is approved where the other is not. */
export function halfApproved(books: Books): Finding[] {
  return pairsOf(books).flatMap(({ id, operacion, propiedad, geografico }) => {
    const members = [propiedad, geografico];
    const estados = members.map(({ document }) => document?.estado);
    const untouched = members.every((member) => isAlive(member) && member.setBy === operacion);
    return untouched && estados[0] !== estados[1]
      ? [{ id, what: `half-approved: ${estados.join(', ')}` }]
      : [];
  });
}

/** A property that lost its data was rejected. Whoever changes it after that has it judged by what it is alone. */
const lostItsDataToSomebody = ({ operacion, propiedad, geografico }: Pair): boolean =>
  geografico.document?.estado === 'ELIMINADA' &&
  geografico.setBy !== operacion &&
  (propiedad.document?.estado === 'RECHAZADA' || propiedad.setBy !== operacion);

const isAlive = ({ document }: Member): boolean =>
  document !== undefined && !['FALLIDA', 'ELIMINADA'].includes(document.estado);

function pairsOf(books: Books): Pair[] {
  const setBy = new Map(
    books.histories.map(({ id, lifecycle, events }) => [
      documentKey({ topic: lifecycle.events, id }),
      events.findLast((event) => ruleOf(event)?.becomes)?.correlationId,
    ]),
  );
  const member = (id: string, { events: topic }: Lifecycle): Member => {
    const key = documentKey({ topic, id });
    return { document: books.documents.get(key), setBy: setBy.get(key) };
  };
  return books.commands
    .filter(({ type }) => type === 'RegistrarPropiedad')
    .map(({ correlationId: operacion, data }) => {
      const id = String(data['propiedadId']);
      return { id, operacion, propiedad: member(id, propiedad), geografico: member(id, geografico) };
    });
}
