import type { Books } from '../books.js';
import { mayEnd, type Fin, type TopicMessage } from '../evidence.js';
import { groupBy } from '../group-by.js';
import { ruleOf } from '../lifecycle.js';
import type { Finding } from '../verdict.js';

/** Operations that ended otherwise than their own events tell, or than who asked for them must expect. */
export function wrongEnds({ evidence, byOperation, mutations }: Books): Finding[] {
  const asked = groupBy([...mutations.values()], ({ operacionId }) => operacionId);
  return evidence.operations
    .filter(({ open }) => !open)
    .flatMap(({ id, estado }) => {
      const told = endToldBy(byOperation.get(id) ?? []);
      return [
        ...(told === estado ? [] : [{ id, what: `the operation is ${estado}, its events tell ${told}` }]),
        ...(asked.get(id) ?? [])
          .filter((mutation) => !mayEnd(mutation, estado))
          .map(({ type, at, ends }) => ({
            id,
            at,
            what: `${type} is ${estado} instead of ${ends.join(' or ')}`,
          })),
      ];
    });
}

/** What the events of an operation on its aggregates amount to. None expires during a run. */
function endToldBy(messages: readonly TopicMessage[]): Fin {
  const answers = messages.flatMap((message) => {
    const rule = ruleOf(message);
    return rule ? [{ ...rule, motivo: message.data['motivo'] }] : [];
  });
  const refusals = answers.filter(({ becomes }) => becomes === undefined);
  if (!answers.some(({ role }) => role === 'change')) return 'COMPLETADA';
  if (answers.some(({ role }) => role === 'deletion')) return 'COMPENSADA';
  if (refusals.some(({ role }) => role === 'change')) return 'FALLIDA';
  if (refusals.some(({ motivo }) => motivo === 'VERSION_OBSOLETA')) return 'SUSTITUIDA';
  if (refusals.length > 0) return 'FALLIDA';
  return answers.some(({ becomes }) => becomes === 'RECHAZADA') ? 'RECHAZADA' : 'COMPLETADA';
}
