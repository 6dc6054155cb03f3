import { serviceOf, type FaultSpan } from '../faults/timeline.js';
import { clock, frame, timeTicks, xOf, type Axis } from './axis.js';
import { escape } from './escape.js';

const LANE = 18;
const BOTTOM = 20;

/** What was done when, a lane for each part of the system, on the time axis of the charts. */
export function faultLanes(faults: readonly FaultSpan[], axis: Axis): string {
  if (faults.length === 0) return '';
  const lanes = [...new Set(faults.map(laneOf))].sort();
  const height = lanes.length * LANE + BOTTOM;
  return [
    '<figure><figcaption><b>What was done to the system</b> <small>Each bar begins with the blow and ends when every part was ready again; the shadows in the charts are the same bars.</small></figcaption>',
    `<svg viewBox="0 0 ${frame.width} ${height}" role="img" aria-label="fault timeline">`,
    ...lanes.map(
      (lane, index) =>
        `<line class="grid" x1="${frame.left}" x2="${frame.width - frame.right}" y1="${(index + 1) * LANE}" y2="${(index + 1) * LANE}"/>` +
        `<text class="value" x="${frame.left - 6}" y="${index * LANE + 13}">${escape(lane)}</text>`,
    ),
    ...faults.map((fault) => bar(fault, lanes.indexOf(laneOf(fault)) * LANE, axis)),
    ...timeTicks(axis).map(
      ({ at, label }) => `<text class="time" x="${xOf(at, axis)}" y="${height - 5}">${label}</text>`,
    ),
    '</svg></figure>',
    table(faults, axis),
  ].join('\n');
}

/** All replicas of a service are in one. */
const laneOf = ({ target: { kind, name } }: FaultSpan): string =>
  `${kind.startsWith('line to ') ? '→ ' : ''}${serviceOf(name)}${kind.startsWith('line of ') ? ' →' : ''}`;

function bar({ what, from, to, failure }: FaultSpan, y: number, axis: Axis): string {
  const x = xOf(from, axis);
  const width = Math.max(3, xOf(to, axis) - x).toFixed(1);
  return `<rect class="${failure === undefined ? 'bar' : 'bar bad'}" x="${x}" y="${y + 3}" width="${width}" height="12"><title>${escape(what)}</title></rect>`;
}

function table(faults: readonly FaultSpan[], { from }: Axis): string {
  const rows = faults.map(
    (fault) =>
      `<tr><td>${clock((fault.from - from) / 1000)}</td><td>${escape(fault.what)}</td>` +
      `<td>${((fault.to - fault.from) / 1000).toFixed(1)} s</td><td>${escape(fault.failure ?? 'well again')}</td></tr>`,
  );
  return `<details><summary>All ${faults.length} faults</summary><table><tr><th>at</th><th>what</th><th>until well again</th><th></th></tr>${rows.join('')}</table></details>`;
}
