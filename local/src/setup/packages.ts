import { execa } from 'execa';
import { Fault } from '../process/fault.js';
import { type Say, step } from '../process/progress.js';
import { tool } from './tool.js';

const installTimeoutMs = 15 * 60_000;

/** Another apt may be at work; and what somebody installed stays, such as a Docker whose containerd stands in the way of Debian's. */
const carefully = ['-o', 'DPkg::Lock::Timeout=600', '-o', 'APT::Get::Assume-Yes=true', '--no-remove'];

/** Installs those Debian packages that are missing. Rejects with a Fault that says the command when we may not, or when there is no apt. */
export async function ensurePackages(say: Say, packages: readonly string[]): Promise<void> {
  const absent = missingPackages(packages, await installed());
  if (absent.length === 0) return;
  if (process.getuid?.() !== 0) throw new Fault(advice(absent));
  await step(say, `Installing ${absent.join(', ')} (once)`, async () => {
    const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, timeout: installTimeoutMs };
    await tool('apt-get', ['update', '--quiet', ...carefully], options);
    await tool('apt-get', ['install', '--no-install-recommends', ...carefully, ...absent], options);
  });
}

/** Those that are not wholly installed; `status` is what dpkg-query prints, a line each: its state and its name. */
export function missingPackages(packages: readonly string[], status: string): string[] {
  const present = new Set(
    status.split('\n').flatMap((line) => (line.startsWith('ii ') ? [line.slice(3).trim()] : [])),
  );
  return packages.filter((it) => !present.has(it));
}

async function installed(): Promise<string> {
  const { stdout, failed } = await execa(
    'dpkg-query',
    ['--show', '--showformat=${db:Status-Abbrev}${Package}\\n'],
    {
      reject: false,
      timeout: 60_000,
    },
  );
  return failed ? '' : stdout;
}

function advice(absent: readonly string[]): string {
  return `Packages are missing: run "sudo apt-get install --no-install-recommends ${absent.join(' ')}" first.`;
}
