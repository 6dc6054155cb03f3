import type { Chart, ChartLine } from './chart.js';
import type { RunReport } from './run-report.js';
import { serviceOf } from '../faults/timeline.js';
import type { Spread } from './aggregate.js';

type Of = Pick<RunReport, 'seconds' | 'samples'>;

/** Every picture of a report; those without a line are not drawn. */
export const chartsOf = (run: Of): Chart[] => [
  {
    title: 'Load',
    unit: '/s',
    explanation: 'What was done each second.',
    lines: present([
      counted(run, 'accepted', 'mutations accepted'),
      counted(run, 'ended_well', 'operations completed'),
      counted(run, 'reads_answered', 'pages read'),
      counted(run, 'turned_away', 'hostile requests turned away'),
    ]),
  },
  times(
    run,
    'acceptance_time',
    'Until a mutation was accepted',
    'From the first attempt on, repetitions included.',
  ),
  times(
    run,
    'end_to_end_time',
    'Until its operation was over',
    'As a client sees it who asks again and again.',
  ),
  {
    title: 'Trouble',
    unit: '/s',
    explanation: 'Attempts that clients had to repeat, and what was missing from pages.',
    lines: present([
      counted(run, 'refusals', 'refused with a reason'),
      counted(run, 'lost_answers', 'not answered'),
      counted(run, 'unclear_answers', 'answered without a reason'),
      counted(run, 'degraded_fields', 'fields missing in pages'),
    ]),
  },
  {
    title: 'Backlog',
    unit: '',
    explanation: 'Messages in all topics that no service has acknowledged yet.',
    lines: [sampled(run, 'broker', 'backlog', 1, 'messages')],
  },
  {
    title: 'Replicas',
    unit: '',
    explanation: 'Processes of each service, where their number changes.',
    lines: changing(services(run).map((of) => sampled(run, of, 'replicas', 1, of))),
  },
  {
    title: 'Memory',
    unit: 'MiB',
    explanation: 'Of the first replica of each service.',
    lines: firstReplicas(run).map((of) => sampled(run, of, 'memory', 2 ** 20, of)),
  },
];

/** Lines on which something happens. */
const present = (lines: readonly ChartLine[]): ChartLine[] =>
  lines.filter(({ points }) => points.some(({ value }) => value > 0));

/** Lines that are not always at one height. */
const changing = (lines: readonly ChartLine[]): ChartLine[] =>
  lines.filter(({ points: [first, ...more] }) => more.some(({ value }) => value !== first?.value));

function counted({ seconds }: Of, metric: string, name: string): ChartLine {
  const points = seconds.map(({ second, counts }) => ({ at: second * 1000, value: counts[metric] ?? 0 }));
  return { name, points };
}

function times({ seconds }: Of, metric: string, title: string, explanation: string): Chart {
  const line = (name: string, of: (spread: Spread) => number): ChartLine => ({
    name,
    points: seconds.flatMap(({ second, spreads }) => {
      const spread = spreads[metric];
      return spread ? [{ at: second * 1000, value: of(spread) }] : [];
    }),
  });
  const lines = [
    line('slowest', ({ max }) => max),
    line('p95', ({ p95 }) => p95),
    line('median', ({ p50 }) => p50),
  ];
  return { title, unit: 'ms', explanation, lines: present(lines) };
}

const sampled = ({ samples }: Of, of: string, name: string, divisor: number, called: string): ChartLine => ({
  name: called,
  points: samples
    .filter((sample) => sample.of === of && sample.name === name)
    .map(({ at, value }) => ({ at, value: value / divisor })),
});

const services = ({ samples }: Of): string[] =>
  [...new Set(samples.filter(({ name }) => name === 'replicas').map(({ of }) => of))].sort();

/** Of each service the one with the lowest number: of a cluster the first may be long gone. */
function firstReplicas({ samples }: Of): string[] {
  const processes = new Set(samples.filter(({ name }) => name === 'memory').map(({ of }) => of));
  const sorted = [...processes].sort(new Intl.Collator('en', { numeric: true }).compare);
  return sorted.filter((of, index) => serviceOf(of) !== serviceOf(sorted[index - 1] ?? ''));
}
