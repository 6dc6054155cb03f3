import { runMain } from '@propalpes/local/process/run-main';
import { stale, wanted, write } from './files.js';

/** Writes the dashboards of the chart; with --check it tells which ones are not as they should be, and fails. */
await runMain(() => {
  const files = wanted();
  const outdated = stale(files);
  const checks = process.argv.includes('--check');
  if (!checks) write(files);
  if (outdated.length > 0) console.log(`${checks ? 'outdated' : 'generated'}\n${outdated.join('\n')}`);
  if (checks && outdated.length > 0) console.log('Run: npm run generate -w @propalpes/dashboards');
  return Promise.resolve(checks && outdated.length > 0 ? 1 : 0);
});
