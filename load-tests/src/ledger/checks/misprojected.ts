import type { AggregateHistory, Books } from '../books.js';
import { documentKey, type Projected } from '../evidence.js';
import { compania, ruleOf } from '../lifecycle.js';
import type { Finding } from '../verdict.js';

/** Projected companies that their events do not account for, and companies that were not projected. */
export function misprojected({ histories, evidence }: Books): Finding[] {
  const companies = histories.filter(({ lifecycle }) => lifecycle === compania);
  const expected = new Map(
    companies.flatMap(projectionOf).map((projected) => [documentKey(projected), projected]),
  );
  const actual = new Map(evidence.projection.map((projected) => [documentKey(projected), projected]));
  const missing = [...expected]
    .filter(([key]) => !actual.has(key))
    .map(([, { id }]) => ({ id, what: 'not projected' }));
  const wrong = [...actual].flatMap(([key, projected]) => {
    const told = expected.get(key);
    if (!told) return [{ id: projected.id, what: 'projected, and no event tells of it' }];
    return told.version === projected.version && told.vigente === projected.vigente
      ? []
      : [{ id: told.id, what: `projected as ${describe(projected)} instead of ${describe(told)}` }];
  });
  return [...missing, ...wrong];
}

/** The last event that says whether the aggregate counts. */
function projectionOf({ id, lifecycle, events }: AggregateHistory): Projected[] {
  const last = events.findLast((event) => {
    const rule = ruleOf(event);
    return rule?.full === true || rule?.becomes === 'RECHAZADA' || rule?.becomes === 'ELIMINADA';
  });
  if (!last) return [];
  return [
    {
      topic: lifecycle.events,
      id,
      version: last.aggregateVersion ?? 0,
      vigente: ruleOf(last)?.full === true,
    },
  ];
}

const describe = ({ version, vigente }: Projected): string =>
  `${vigente ? 'alive' : 'gone'} at version ${version}`;
