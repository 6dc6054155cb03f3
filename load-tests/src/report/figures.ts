import type { Summary } from '../k6/summary.js';
import type { Second, Spread } from './aggregate.js';
import { rounded } from './check.js';

/** The few numbers that a person wants to know of a run. */
export function figuresOf(summary: Summary, seconds: readonly Second[]): Record<string, string> {
  const total = (name: string): number => totalOf(seconds, name);
  const times = (name: string): string => {
    const { med, max, ...values } = summary[name]?.values ?? {};
    return [med, values['p(95)'], max].map((ms) => (ms === undefined ? '–' : rounded(ms))).join(' / ');
  };
  const has = (name: string): boolean => summary[name] !== undefined;
  return {
    'mutations accepted': String(total('accepted')),
    'until a mutation was accepted: median / p95 / max, ms': times('acceptance_time'),
    ...(has('end_to_end_time') && {
      'until its operation was seen to be over: median / p95 / max, ms': times('end_to_end_time'),
    }),
    ...(has('reads_answered') && { 'pages read': String(total('reads_answered')) }),
    ...(has('turned_away') && { 'hostile requests turned away': String(total('turned_away')) }),
    'attempts refused / lost': `${total('refusals')} / ${total('lost_answers')}`,
    ...(total('degraded_fields') > 0 && { 'fields missing in pages': String(total('degraded_fields')) }),
  };
}

export const spreadText = ({ p50, p95, max }: Spread): string => [p50, p95, max].map(rounded).join(' / ');

export const totalOf = (seconds: readonly Second[], name: string): number =>
  seconds.reduce((sum, { counts }) => sum + (counts[name] ?? 0), 0);

const WINDOW_SECONDS = 5;

/**
 * The most acceptances a second, over five seconds, before the end-to-end p95 of such a window first exceeds the limit,
 * as it does where operations are accepted and none ends. The first window begins with the first acceptance.
 */
export function kneeOf(seconds: readonly Second[], limitMs: number): number {
  let most = 0;
  const first = seconds.findIndex(({ counts }) => (counts['accepted'] ?? 0) > 0);
  for (let from = Math.max(0, first); from + WINDOW_SECONDS <= seconds.length; from += WINDOW_SECONDS) {
    const window = seconds.slice(from, from + WINDOW_SECONDS);
    const ended = window.flatMap(({ spreads }) => spreads['end_to_end_time'] ?? []);
    const accepted = totalOf(window, 'accepted');
    if (ended.some(({ p95 }) => p95 > limitMs) || (accepted > 0 && ended.length === 0)) break;
    most = Math.max(most, accepted / WINDOW_SECONDS);
  }
  return most;
}

/** How many of the operations that were accepted until then (epoch ms) had ended well by then, from 0 to 1; 0 of none. */
export function drainRatio(seconds: readonly Second[], until: number): number {
  const before = seconds.filter(({ second }) => second * 1000 < until);
  const accepted = totalOf(before, 'accepted');
  return accepted === 0 ? 0 : totalOf(before, 'ended_well') / accepted;
}
