import { type Say, seconds } from '../process/progress.js';
import type { Gate } from './gates.js';
import { runBounded } from './run-bounded.js';
import { gateTotals, sum, type Totals } from './totals.js';

/** Runs gates one after the other and shows what a failed one printed. Resolves with the sum of what they count. */
export async function runGates(gates: readonly Gate[], say: Say): Promise<Totals> {
  const totals: Totals[] = [];
  for (const [i, gate] of gates.entries()) {
    const label = `[${i + 1}/${gates.length}] ${gate.name}`;
    const started = performance.now();
    say(`${label} …`);
    const { succeeded, output, late } = await runBounded(gate);
    if (!succeeded && gate.live === undefined) say(output);
    const counted = gateTotals(gate, succeeded, output);
    totals.push(counted);
    const verdict = counted.failed === 0 ? 'passed' : 'FAILED';
    const cut = late ? ', cut short: it took too long' : '';
    say(`${label}: ${verdict} in ${seconds(performance.now() - started)}${cut}`);
    if (!succeeded && gate.essential === true) break;
  }
  return sum(totals);
}
