import { outputs, staleFiles, writeFiles } from './charts/outputs.js';
import { runMain } from './process/run-main.js';

/** Writes READMEs and schemas of the charts. */
await runMain(() => {
  const wanted = outputs();
  const stale = staleFiles(wanted);
  writeFiles(wanted);
  if (stale.length > 0) console.log(`generated\n${stale.map((path) => `charts/${path}`).join('\n')}`);
  return Promise.resolve(0);
});
