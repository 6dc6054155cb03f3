import { apply } from './apply.js';
import { ConfigError, readConfig } from './config.js';
import { ManifestError, readManifests } from './kinds/manifests.js';
import { PulsarAdmin } from './pulsar-admin.js';

const usage = 'usage: main.js apply <directory>';
const exit = { failed: 1, usage: 64, config: 78 } as const;

async function applyDirectory(directory: string): Promise<number> {
  const config = readConfig(process.env);
  const manifests = await readManifests(directory);
  const admin = new PulsarAdmin({
    url: config.PULSAR_ADMIN_URL,
    token: () => config.PULSAR_TOKEN,
    trustedHosts: config.PULSAR_TRUSTED_HOSTS,
    timeoutMs: config.PULSAR_ADMIN_TIMEOUT,
  });
  const start = performance.now();
  const { applied, findings, failures } = await apply(
    admin,
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
  return failed ? exit.failed : 0;
}

async function main([command, directory, ...rest]: readonly string[]): Promise<number> {
  if (command !== 'apply' || directory === undefined || rest.length > 0) {
    console.error(usage);
    return exit.usage;
  }
  try {
    return await applyDirectory(directory);
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof ManifestError)) throw error;
    console.error(error.message);
    return exit.config;
  }
}

process.exitCode = await main(process.argv.slice(2));
