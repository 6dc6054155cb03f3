import { readConfig } from '@propalpes/seedwork/runtime/config';

import { apply } from '../apply/apply.js';
import { applySettings } from '../config.js';
import { readManifests } from '../kinds/manifests.js';
import { connectPulsar } from '../pulsar/connect.js';

/** Brings Pulsar to the manifests of a directory, once. Resolves to the exit code. */
export async function applyCommand(directory: string): Promise<number> {
  const config = readConfig(applySettings);
  const manifests = await readManifests(directory);
  const start = performance.now();
  const { applied, findings, failures } = await apply(
    connectPulsar(config),
    { ...manifests, grants: config.PULSAR_AUTHORIZATION === 'on' },
    { deadlineMs: config.APPLY_DEADLINE, print: (line) => process.stdout.write(`${line}\n`) },
  );
  for (const { severity, object, reason, message } of findings) {
    console.error(`${severity}: ${object.kind} ${object.name}: ${reason}: ${message}`);
  }
  for (const line of failures) console.error(`failed: ${line}`);
  const failed = failures.length > 0 || findings.some((it) => it.severity === 'problem');
  if (applied > 0) console.log(`applied ${applied} actions in ${Math.round(performance.now() - start)} ms`);
  else if (!failed) console.log('nothing to do');
  return failed ? 1 : 0;
}
