import type { Profile } from '../../profiles/profiles.js';
import { services } from '../rig/services.js';
import type { Aggregate } from '../report/aggregate.js';
import { atLeast, atMost, rounded, type Check } from '../report/check.js';
import { drainRatio, kneeOf, spreadText, totalOf } from '../report/figures.js';
import { availability } from './availability.js';
import { bffMemory } from './bff-memory.js';
import { growth } from './growth.js';
import type { Measured } from './measure.js';
import type { ScenarioName } from './options.js';
import { drainedAfter } from './spike.js';
import type { Summary } from './summary.js';

/** What is known of a run beside the thresholds of k6. */
export interface Seen extends Measured {
  readonly profile: Profile;
  readonly aggregate: Aggregate;
  readonly summary: Summary;
  readonly breakpoint: boolean;
}

interface Judgement {
  /** Beside the thresholds of k6. */
  readonly checks: readonly Check[];
  readonly figures?: Readonly<Record<string, string>>;
}

const names = services.map(({ name }) => name);

/** A little more than the servers give a request to arrive, and look for those that do not. */
const SLOW_LIFE_SECONDS = 15;

/** What a script cannot know of itself. */
export const judges: Readonly<Record<ScenarioName, (seen: Seen) => Judgement>> = {
  'escalabilidad-companias': ({ aggregate, samples, profile, watched }) => {
    const [steady, spike] = [aggregate.spanOf('steady'), aggregate.spanOf('spike')];
    const { drainedWithinSeconds } = profile.companias;
    const after = drainedAfter(samples, steady, spike);
    const drained = atMost('until the backlog of the spike was gone', drainedWithinSeconds, after, ' s');
    return { checks: watched ? [drained] : [] };
  },
  'escalabilidad-propiedades': ({ aggregate, summary, ledger, profile, breakpoint }) => {
    const { seconds } = aggregate;
    const { endToEndP95Ms, seconds: length, overByTheEnd } = profile.propiedades;
    const figures = ledger.untilOver && {
      'until its operation was over, by its last event: median / p95 / max, ms': spreadText(ledger.untilOver),
    };
    if (breakpoint) {
      const knee = rounded(kneeOf(seconds, endToEndP95Ms));
      return {
        checks: [kneeFound(summary)],
        figures: { ...figures, 'knee: most registrations a second that ended in time': knee },
      };
    }
    const { first } = aggregate.spanOf('ramp');
    const over = drainRatio(seconds, first + length * 1000) * 100;
    return {
      checks: [atLeast('over by the end of the ramp, of those accepted', overByTheEnd * 100, over, ' %')],
      ...(figures && { figures }),
    };
  },
  disponibilidad: ({ aggregate: { incidents, seconds }, faults, noted, ledger, profile }) => {
    const pages = totalOf(seconds, 'reads_answered');
    const { overWithinSeconds } = profile.disponibilidad;
    return {
      checks: availability({ incidents, faults, noted, pages, overAt: ledger.overAt }, overWithinSeconds),
    };
  },
  soak: ({ samples, profile, watched }) => ({
    checks: watched ? growth(samples, profile.soak.growthMiBPerHour, names) : [],
  }),
  hostile: ({ aggregate, summary, samples, slowLives, profile, watched }) => {
    const { slowdown, unfeltMs, growthMiB } = profile.hostile;
    const p95 = (phase: string): number =>
      summary[`acceptance_time{scenario:${phase}}`]?.values['p(95)'] ?? NaN;
    const [quiet, attacked] = [p95('quiet'), p95('attacked')];
    const phases = { quiet: aggregate.spanOf('quiet'), attacked: aggregate.spanOf('attack') };
    const limit = Math.max(quiet * slowdown, unfeltMs);
    return {
      checks: [
        atMost('until accepted under attack, p95', limit, attacked, ' ms'),
        atMost(
          'the longest life of a slow connection',
          SLOW_LIFE_SECONDS,
          slowLives.reduce((longest, life) => Math.max(longest, life), 0) / 1000,
          ' s',
        ),
        atLeast('slow connections that were taken', profile.hostile.slowConnections, slowLives.length),
        ...(watched ? bffMemory(watched, samples, phases, growthMiB) : []),
      ],
      figures: {
        'until accepted, p95 in quiet / under attack, ms': `${rounded(quiet)} / ${rounded(attacked)}`,
        'slow connections, cut off or open in the end': String(slowLives.length),
      },
    };
  },
};

/** Where the ramp ended before its threshold stopped it, nothing is known of the knee. */
function kneeFound(summary: Summary): Check {
  const { values = {}, thresholds = {} } = summary['end_to_end_time'] ?? {};
  return {
    what: 'the ramp went on until operations took too long (p95)',
    limit: `not ${Object.keys(thresholds).join(', ')}`,
    seen: `${rounded(values['p(95)'] ?? NaN)} ms`,
    ok: Object.values(thresholds).some(({ ok }) => !ok),
  };
}
