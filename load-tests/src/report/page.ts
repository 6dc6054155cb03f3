import { chartSvg } from './chart.js';
import { chartsOf } from './charts.js';
import { escape } from './escape.js';
import { faultLanes } from './fault-lanes.js';
import { isGood, type RunReport } from './run-report.js';
import { style } from './style.js';

/** The whole report as one page that needs nothing else: no address stands in it. */
export function page(report: RunReport): string {
  const { scenario, profile, seed, from, to, faults, facts, figures, checks } = report;
  const good = isGood(report);
  const failed = checks.filter(({ ok }) => !ok).length;
  const axis = axisOf(report);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escape(`${scenario}, ${profile}`)}</title>
<style>${style}</style>
<main>
<h1>${escape(scenario)} <small>profile ${escape(profile)}, seed ${seed}</small></h1>
<p>${new Date(from).toISOString().slice(0, 19).replace('T', ' ')} UTC, ${((to - from) / 1000).toFixed(0)} s with the time until all was over and read</p>
<p class="verdict ${good ? 'good' : 'bad'}">${good ? `It holds: all ${checks.length} checks passed.` : `It does NOT hold: ${failed} of ${checks.length} checks failed.`}</p>
${table(Object.entries(figures).map(([name, value]) => [escape(name), escape(value)]))}
<h2>Over time</h2>
<p>Minutes and seconds from the begin of the load, the same in all pictures.</p>
${chartsOf(report)
  .map((chart) => chartSvg(chart, axis, faults))
  .join('\n')}
${faultLanes(faults, axis)}
<h2>What must hold</h2>
${checksTable(report)}
<h2>The ledger</h2>
${ledgerPart(report)}
<h2>Measured on</h2>
${table(Object.entries(facts).map(([name, value]) => [escape(name), escape(value)]))}
</main>
</html>
`;
}

/** From the first second of the load to the last, or to the end of the last fault. */
function axisOf({ seconds, faults, from, to }: RunReport): { from: number; to: number } {
  const first = seconds[0]?.second;
  const last = seconds.at(-1)?.second;
  if (first === undefined || last === undefined) return { from, to };
  return { from: first * 1000, to: Math.max((last + 1) * 1000, ...faults.map((fault) => fault.to)) };
}

function checksTable({ checks }: RunReport): string {
  const ordered = [...checks.filter(({ ok }) => !ok), ...checks.filter(({ ok }) => ok)];
  const rows = ordered.map(
    ({ what, limit, seen, ok }) =>
      `<tr class="${ok ? '' : 'failed'}"><td>${ok ? '✓' : '✗'}</td><td>${escape(what)}</td><td>${escape(limit)}</td><td>${escape(seen)}</td></tr>`,
  );
  return `<table><tr><th></th><th>what</th><th>wanted</th><th>seen</th></tr>${rows.join('')}</table>`;
}

const whole =
  'Where not all are shown: <code>evidence.json</code> beside this page has them, with all that was compared.';

function ledgerPart({ ledger: { allWell, compared, counts, findings } }: RunReport): string {
  const found = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const verdict =
    found === 0
      ? allWell
      : `${found} findings: each names the id of the operation, message or document that it is about. ${whole}`;
  const list =
    findings.length === 0
      ? ''
      : `<ul>${findings.map((it) => `<li><code>${escape(it)}</code></li>`).join('')}</ul>`;
  return `<p class="verdict ${found === 0 ? 'good' : 'bad'}">${verdict}</p><p>Compared, ${escape(compared)}.</p>${list}`;
}

const table = (rows: readonly (readonly string[])[]): string =>
  `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;
