import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';

/** Writes into `directory` how this user reaches npm, PyPI and their certificates, and resolves with those files by the ids of the build secrets. Empty where public registries are reached without any configuration. */
export async function registrySecrets(
  directory: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Record<string, string>> {
  const npmrc = await output('npm', ['config', 'get', 'userconfig']);
  const ca = env['NODE_EXTRA_CA_CERTS'] ?? '';
  const pip = pipConfig(await output('python3', ['-m', 'pip', 'config', 'list']));
  const pipFile = join(directory, 'pip.conf');
  if (pip !== '') await writeFile(pipFile, pip, { mode: 0o600 });
  const found = { npmrc: npmrc.trim(), ca, pip: pipFile };
  return Object.fromEntries(Object.entries(found).filter(([, file]) => file !== '' && existsSync(file)));
}

/** Those of pip's settings that say where packages come from, as a configuration file; `listed` is what `pip config list` prints. */
export function pipConfig(listed: string): string {
  const settings = new Map<string, string>();
  // the environment has the last word, and pip lists it first
  for (const line of listed.split('\n').reverse()) {
    const [, name, value] =
      /^(?:global|:env:)\.(index-url|extra-index-url|trusted-host)='(.*)'$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) settings.set(name, value);
  }
  if (settings.size === 0) return '';
  const lines = [...settings].map(([name, value]) => `${name} = ${value.replaceAll('\\n', '\n  ')}`);
  return ['[global]', ...lines, ''].join('\n');
}

/** What a command prints, nothing where there is none or it fails: then there is no configuration of it to take along. */
async function output(command: string, args: readonly string[]): Promise<string> {
  const { stdout, failed } = await execa(command, [...args], { reject: false, timeout: 60_000 });
  return failed ? '' : stdout;
}
