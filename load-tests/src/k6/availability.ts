import { isBff, isBroker, serviceOf, SLACK_MS, type FaultSpan, type Target } from '../faults/timeline.js';
import { atLeast, atMost, few, none, type Check } from '../report/check.js';
import type { Noted } from './journal.js';
import type { Point } from './points.js';

const PAGE = 'page';

/** Who answers for each field of the page that is read (`lib/reads.ts`): the last name of its path. */
const answering: Readonly<Record<string, string>> = {
  companias: 'companias',
  compania: 'companias',
  propiedades: 'propiedades',
  datosGeograficos: 'geograficos',
  auditoria: 'auditoria',
  operaciones: 'auditoria',
};

/** Of the fields of all pages: while a broker starts again on the same cores, an answer may come too late. */
const TOO_LATE_AT_MOST = 0.001;

/** Codes of what nobody meant to say: being away excuses none of them. */
const UNMEANT = ['none', 'INTERNAL'];

type Excuse = (target: Target, point: Point) => boolean;

const isDatabase: Excuse = ({ kind }) => kind === 'database' || kind === 'line to database';
/** One replica without the broker answers what it is asked. */
const answers: readonly Target['kind'][] = ['service', 'line to service', 'line of replica to database'];
const isItsService: Excuse = ({ kind, name }, { tags }) =>
  answers.includes(kind) && serviceOf(name) === answering[tags['field']?.split('.').at(-1) ?? ''];

const excusingFields = [isItsService, isDatabase];

export const incidentMetrics = ['refusals', 'lost_answers', 'unclear_answers', 'degraded_fields'];

export interface Availability {
  readonly incidents: readonly Point[];
  readonly faults: readonly FaultSpan[];
  /** Every mutation that was asked for. */
  readonly noted: readonly Noted[];
  /** How many pages were answered. */
  readonly pages: number;
  /** When nothing was left to be done. */
  readonly overAt: number;
}

/** What may go wrong while what is away; all else is a failure. */
export function availability(
  { incidents, faults, noted, pages, overAt }: Availability,
  overWithinSeconds: number,
): Check[] {
  const isExcused = (point: Point, excuses: readonly Excuse[]): boolean =>
    faults.some(
      (fault) => isDuring(fault, point.at) && excuses.some((excuse) => excuse(fault.target, point)),
    );
  const inexcusable = (metric: string, of: (point: Point) => boolean, excuses: readonly Excuse[]): string[] =>
    incidents
      .filter((point) => point.metric === metric && point.value > 0 && of(point))
      .filter((point) => !isExcused(point, excuses))
      .map(({ tags }) => [tags['field'], tags['code']].filter((it) => it !== undefined).join(' '));
  const isPage = ({ tags }: Point): boolean => tags['field'] === PAGE;
  const lastFault = Math.max(0, ...faults.map(({ to }) => to));
  return [
    none(
      'faults that the system did not get over',
      faults.flatMap(({ what, failure }) => (failure === undefined ? [] : [`${what}: ${failure}`])),
    ),
    none('mutations that were not accepted before the load ended', neverAccepted(noted)),
    atLeast('mutations accepted after the last fault', 1, acceptedAfter(lastFault, noted)),
    none(
      'mutations refused although broker and BFF were there',
      inexcusable('refusals', (point) => !isPage(point), [isBroker, isBff]),
    ),
    none(
      'pages refused although the database and the BFF were there',
      inexcusable('refusals', isPage, [isDatabase, isBff]),
    ),
    none(
      'answers lost although the BFF was there',
      inexcusable('lost_answers', () => true, [isBff]),
    ),
    none(
      'fields missing although their service, the database and the broker were there',
      inexcusable('degraded_fields', () => true, [...excusingFields, isBroker]),
    ),
    few(
      'fields missing while nothing but the broker was away',
      TOO_LATE_AT_MOST,
      pages * Object.keys(answering).length,
      inexcusable('degraded_fields', (point) => isExcused(point, [isBroker]), excusingFields),
    ),
    none(
      'refusals and missing fields without a reason',
      incidents
        .filter(
          ({ metric, tags }) => incidentMetrics.includes(metric) && UNMEANT.includes(tags['code'] ?? ''),
        )
        .map(({ tags }) => `${tags['field'] ?? ''} ${tags['code'] ?? ''}`),
    ),
    atMost(
      'until all was over after the last fault',
      overWithinSeconds,
      Math.max(0, overAt - lastFault) / 1000,
      ' s',
    ),
  ];
}

/** The load goes on for longer than that after the last fault: by then all of them must have come through. */
function neverAccepted(noted: readonly Noted[]): string[] {
  const end = noted.reduce((last, { askedAt }) => Math.max(last, askedAt), 0);
  return noted
    .filter(({ acceptedAt, askedAt }) => acceptedAt === undefined && askedAt < end - SLACK_MS)
    .map(({ operacionId }) => operacionId);
}

const acceptedAfter = (moment: number, noted: readonly Noted[]): number =>
  noted.filter(({ acceptedAt = 0 }) => acceptedAt > moment).length;

const isDuring = ({ from, to }: FaultSpan, at: number): boolean => from <= at && at <= to + SLACK_MS;
