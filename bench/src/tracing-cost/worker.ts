/** The worker of metrics-cost with traces `on`, `off`, or `absent`: without the code that would begin spans. */
import { register } from 'node:module';

const [, , purpose] = process.argv;
if (purpose === 'absent') register('./absent-hooks.js', import.meta.url);
if (purpose === 'on') {
  const { openSdk } = await import('@propalpes/seedwork/tracing/sdk');
  const { createLog } = await import('@propalpes/seedwork/runtime/log');
  const url = process.env['TRACES_OTLP_URL'] ?? '';
  openSdk({ service: 'bench', url, sampling: 0.1, log: createLog({ service: 'bench', level: 'error' }) });
}
await import('../metrics-cost/worker.js');
