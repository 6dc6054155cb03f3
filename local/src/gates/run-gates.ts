import { execa } from 'execa';
import { checkout } from '../paths.js';
import { type Say, seconds } from '../process/progress.js';
import type { Gate } from './gates.js';
import { gateTotals, sum, type Totals } from './totals.js';

/** No gate takes half as long, even on a machine that has nothing yet. */
const DEADLINE_MS = 30 * 60_000;

/** Runs gates one after the other and shows what a failed one printed. Resolves with the sum of what they count. */
export async function runGates(gates: readonly Gate[], say: Say): Promise<Totals> {
  const totals: Totals[] = [];
  for (const [i, gate] of gates.entries()) {
    const label = `[${i + 1}/${gates.length}] ${gate.name}`;
    const started = performance.now();
    say(`${label} …`);
    const { succeeded, output } = await runGate(gate);
    if (!succeeded && gate.live === undefined) say(output);
    const counted = gateTotals(gate, succeeded, output);
    totals.push(counted);
    const verdict = counted.failed === 0 ? 'passed' : 'FAILED';
    say(`${label}: ${verdict} in ${seconds(performance.now() - started)}`);
    if (!succeeded && gate.essential === true) break;
  }
  return sum(totals);
}

async function runGate({ command, live }: Gate): Promise<{ succeeded: boolean; output: string }> {
  const [file, ...args] = command;
  const shown = live === undefined ? 'pipe' : (['pipe', 'inherit'] as const);
  const { failed, all, shortMessage } = await execa(file, args, {
    cwd: checkout,
    stdin: 'ignore',
    stdout: shown,
    stderr: shown,
    all: true,
    timeout: DEADLINE_MS,
    reject: false,
  });
  return { succeeded: !failed, output: failed ? `${all}\n${shortMessage ?? ''}` : all };
}
