import type { Operator } from '@propalpes/load-tests/rig/operator';
import { until } from '@propalpes/local/process/until';

/** Changes Pulsar behind its back, cuts it off from Pulsar and takes the API server away; resolves when it has got over it. */
export async function suffer(
  { address, lines, plane, converged }: Operator,
  adminUrl: string,
): Promise<void> {
  await counts(address, 'operator_drift_repaired_total', () => deleteSubscription(adminUrl));
  await counts(address, 'operator_errors_total', () => lines.pulsar.cut());
  await lines.pulsar.restore();
  await counts(address, 'operator_watch_ends_total', () => plane.restartApiserver());
  await converged();
}

/** One that nobody reads from while the system works. */
async function deleteSubscription(adminUrl: string): Promise<void> {
  const path = 'persistent/propalpes/errores/mensajes/subscription/redrive';
  const answer = await fetch(`${adminUrl}/admin/v2/${path}`, {
    method: 'DELETE',
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) throw new Error(`${path} is not deleted: ${answer.status} ${await answer.text()}`);
}

/** Resolves when the operator has counted what is done to it. */
async function counts(address: string, counter: string, disturb: () => Promise<unknown>): Promise<void> {
  const before = await total(address, counter);
  await disturb();
  await until(async (signal) => (await total(address, counter, signal)) > before, {
    what: counter,
    withinMs: 60_000,
  });
}

/** Of all series of a counter. */
async function total(address: string, counter: string, signal = AbortSignal.timeout(5_000)): Promise<number> {
  const text = await (await fetch(`http://${address}/metrics`, { signal })).text();
  return [...text.matchAll(new RegExp(`^${counter}(?:\\{.*\\})? (.+)$`, 'gm'))].reduce(
    (sum, [, value]) => sum + Number(value),
    0,
  );
}
