import { runMain } from '@propalpes/local/process/run-main';
import { seconds } from '@propalpes/local/process/progress';
import { readOptions } from './crash-matrix/options.js';
import { cellsOf, coveredCells, killsOf, planKills } from './crash-matrix/plan.js';
import { findingsText, matrixTable } from './crash-matrix/report.js';
import { logDirectory, runPlan } from './crash-matrix/run.js';
import { services } from './crash-matrix/services.js';
import { compare } from './ledger/compare.js';
import type { Evidence } from './ledger/evidence.js';
import { isValid } from './ledger/verdict.js';

const started = performance.now();
const say = (text: string) => {
  console.log(`[${seconds(performance.now() - started).padStart(8)}] ${text}`);
};

/** `node crash-matrix.js [kills]`: exits 0 when every planned blow happened and the ledger found nothing. */
async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  const plan = planKills(options.kills, services, options.seed);
  say(`seed ${options.seed} (it fixes what is sent and where processes die, not when)`);
  say(
    `${killsOf(plan)} kills: services in ${coveredCells(plan)} of ${cellsOf(services).length} cells, ` +
      `broker ${plan.broker}, database ${plan.database}; and ${plan.rebalances} rebalances`,
  );
  const { deaths, evidence } = await runPlan(plan, options, say);
  say(describe(evidence));
  const verdict = compare(evidence);
  console.log(`\n${matrixTable(deaths, verdict)}\n`);
  for (const line of findingsText(verdict)) console.log(line);
  const missed = deaths.filter(({ failure }) => failure !== undefined);
  const holds = isValid(verdict) && missed.length === 0;
  for (const { cell, failure } of missed) console.log(`failed: ${cell}: ${failure ?? ''}`);
  say(holds ? 'The matrix holds.' : `The matrix does NOT hold. Logs of the services: ${logDirectory}`);
  return holds ? 0 : 1;
}

function describe({ mutations, commands, events, documents, operations }: Evidence): string {
  const accepted = mutations.filter(({ fate }) => fate === 'accepted').length;
  const again = (messages: Evidence['events']): number =>
    messages.length - new Set(messages.map(({ id }) => id)).size;
  return [
    `${accepted} mutations accepted, ${mutations.length - accepted} left open`,
    `${commands.length} commands (${again(commands)} again)`,
    `${events.length} events (${again(events)} again)`,
    `${documents.length} companies, ${operations.length} operations`,
  ].join(' · ');
}

await runMain(main);
