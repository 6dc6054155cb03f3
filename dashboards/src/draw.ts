import { runMain } from '@propalpes/local/process/run-main';
import { setup } from '@propalpes/local/setup/setup';
import { ensureKubernetes } from '@propalpes/local/setup/kubernetes';
import { ensurePrometheus } from '@propalpes/local/setup/prometheus';
import { step } from '@propalpes/local/process/progress';
import { boards } from './boards.js';
import { disturb } from './pictures/disturb.js';
import { drawingOf, type Drawing } from './pictures/drawing.js';
import { findBrowser, installRenderer, render } from './pictures/renderer.js';
import { startSystem, type System } from './live/system.js';
import { startTraffic } from './live/traffic.js';

/** Pulsar takes a second or two to tell its metrics on a busy machine. */
const everyMs = 5_000;
const stepMs = 5_000;

const say = (text: string) => {
  console.error(`[dashboards] ${text}`);
};

/** What every dashboard shows of a system under load, by its name. */
async function drawingsOf(system: System): Promise<ReadonlyMap<string, Drawing>> {
  const fromMs = Date.now();
  const traffic = await startTraffic(system, 2);
  try {
    const faults = await step(say, 'Taking one part after the other away under load', () =>
      disturb(system, say),
    );
    const span = { fromMs, toMs: Date.now(), stepMs };
    const drawings = new Map<string, Drawing>();
    for (const board of boards)
      drawings.set(board.name, await drawingOf(board, system.prometheus.client, span, faults));
    return drawings;
  } finally {
    await traffic.stop();
  }
}

/** Draws every dashboard, of a real system in which one thing after the other goes wrong, to docs/dashboards. */
await runMain(async () => {
  // it is looked for before minutes of work that would be for nothing
  const browser = await findBrowser();
  await setup(say);
  await ensureKubernetes(say);
  await ensurePrometheus(say);
  await step(say, "Installing Grafana's panels", installRenderer);
  const system = await startSystem(everyMs, say);
  try {
    const drawings = await drawingsOf(system);
    await step(say, 'Drawing', () => render(drawings, browser));
  } finally {
    await system.stop();
  }
  return 0;
});
