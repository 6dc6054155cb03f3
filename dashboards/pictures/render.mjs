// node render.mjs <directory with drawings> <directory for pictures> <browser>: draws each <name>.json to <name>.png.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import UPNG from 'upng-js';

const [from, to, executablePath] = process.argv.slice(2);
const bundle = join(from, 'bundle');

await mkdir(bundle);
await build({
  entryPoints: [join(import.meta.dirname, 'src', 'page.tsx')],
  outfile: join(bundle, 'page.js'),
  bundle: true,
  minify: true,
  format: 'iife',
  jsx: 'automatic',
  define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
  loader: { '.svg': 'dataurl', '.woff2': 'dataurl', '.ttf': 'empty', '.png': 'dataurl' },
  logLevel: 'error',
});
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  for (const file of (await readdir(from)).filter((it) => it.endsWith('.json')))
    await draw(file.slice(0, -'.json'.length));
} finally {
  await browser.close();
}

async function draw(name) {
  const drawing = await readFile(join(from, `${name}.json`), 'utf8');
  const data = drawing.replaceAll('<', '\\u003c');
  const page = `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="page.css"><body style="margin:0"><div id="root"></div><script>globalThis.drawing=${data}</script><script src="page.js"></script>`;
  await writeFile(join(bundle, `${name}.html`), page);
  const view = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const failures = [];
  view.on('pageerror', (error) => failures.push(error.message));
  await view.goto(pathToFileURL(join(bundle, `${name}.html`)).href);
  await view.waitForFunction('globalThis.drawn === true', undefined, { timeout: 60_000 });
  if (failures.length > 0) throw new Error(`${name}: ${failures.join('; ')}`);
  await writeFile(join(to, `${name}.png`), smaller(await view.locator('#root').screenshot()));
  await view.close();
  console.log(`drew ${join(to, `${name}.png`)}`);
}

/** Of a picture of areas and lines a palette of 128 colors is enough, and half the bytes. */
function smaller(png) {
  const { width, height, ...image } = UPNG.decode(png);
  return Buffer.from(UPNG.encode(UPNG.toRGBA8({ width, height, ...image }), width, height, 128));
}
