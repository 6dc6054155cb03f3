import type { AggregateHistory, Books } from '../books.js';
import { comparableIn } from '../comparable-in.js';
import { documentKey, type Projected, type TopicMessage } from '../evidence.js';
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
    return describe(told) === describe(projected)
      ? []
      : [{ id: told.id, what: `projected as ${describe(projected)} instead of ${describe(told)}` }];
  });
  return [...missing, ...wrong];
}

/** As the last event tells that says whether the company counts, and the last one that says all of it. */
function projectionOf({ id, lifecycle, events }: AggregateHistory): Projected[] {
  const says = (event: TopicMessage): boolean => ruleOf(event)?.full === true;
  const last = events.findLast((event) => says(event) || ends.includes(ruleOf(event)?.becomes ?? ''));
  if (!last) return [];
  const nit = comparableIn(events.findLast(says)?.data ?? {}, 'identificacion') ?? null;
  return [{ topic: lifecycle.events, id, version: last.aggregateVersion ?? 0, nit, vigente: says(last) }];
}

const ends = ['RECHAZADA', 'ELIMINADA'];

const describe = ({ version, nit, vigente }: Projected): string =>
  `${vigente ? 'alive' : 'gone'} at version ${version} with the NIT ${nit}`;
