import { cpus, release, totalmem, type } from 'node:os';
import { checkout } from '@propalpes/local/paths';
import { k6Version } from '@propalpes/local/setup/k6';
import { tool } from '@propalpes/local/setup/tool';

/** What was measured on what: figures of two runs compare only where these do. */
export type Facts = Readonly<Record<string, string>>;

export async function machineFacts(database: string, heaps: string): Promise<Facts> {
  const cores = cpus();
  return {
    cores: `${cores.length} × ${cores[0]?.model.trim() ?? 'unknown'}`,
    memory: `${(totalmem() / 2 ** 30).toFixed(1)} GiB`,
    system: `${type()} ${release()}`,
    'Node.js': process.version,
    k6: k6Version(),
    database,
    heaps,
    commit: await commit(),
  };
}

/** A copy of the checkout without its history has none. */
async function commit(): Promise<string> {
  const git = (...args: string[]) => tool('git', args, { cwd: checkout });
  try {
    const head = await git('rev-parse', '--short', 'HEAD');
    return (await git('status', '--porcelain')).trim() === '' ? head.trim() : `${head.trim()} and changes`;
  } catch {
    return 'unknown';
  }
}
