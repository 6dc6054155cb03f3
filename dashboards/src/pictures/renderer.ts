import { access, constants, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Fault } from '@propalpes/local/process/fault';
import { checkout } from '@propalpes/local/paths';
import type { Drawing } from './drawing.js';

/** A package of its own: what Grafana's panels need is large, and nothing else here needs it. */
const home = join(checkout, 'dashboards', 'pictures');

/** Where README finds them. */
const pictures = join(checkout, 'docs', 'dashboards');

const browsers = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'];

/** Path of the browser that draws. Rejects with a `Fault` where there is none. */
export async function findBrowser(chosen = process.env['CHROMIUM']): Promise<string> {
  const candidates = chosen ? [chosen] : browsers;
  for (const path of candidates) if (await isExecutable(path)) return path;
  throw new Fault(`No Chromium at ${candidates.join(', ')}: install it, or set CHROMIUM to its path.`);
}

/** Installs what draws, unless it is there. */
export async function installRenderer(): Promise<void> {
  const there = await stat(join(home, 'node_modules', '@grafana', 'ui')).catch(() => undefined);
  if (!there) await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], 900_000);
}

/** Draws each into a PNG that is called like its dashboard. */
export async function render(drawings: ReadonlyMap<string, Drawing>, browser: string): Promise<void> {
  await mkdir(pictures, { recursive: true });
  const dir = await mkdtemp(join(tmpdir(), 'propalpes-dashboards-'));
  try {
    for (const [name, drawing] of drawings)
      await writeFile(join(dir, `${name}.json`), JSON.stringify(drawing));
    await run(process.execPath, [join(home, 'render.mjs'), dir, pictures, browser], 300_000);
  } finally {
    await rm(dir, { recursive: true });
  }
}

const isExecutable = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

async function run(command: string, args: readonly string[], withinMs: number): Promise<void> {
  const child = spawn(command, args, { cwd: home, stdio: 'inherit', timeout: withinMs });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Fault(`${command} ${args.join(' ')} failed.`);
}
