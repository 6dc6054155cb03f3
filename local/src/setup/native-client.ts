import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { cacheDirectory, checkout } from '../paths.js';
import { Fault } from '../process/fault.js';
import { type Say, step } from '../process/progress.js';
import { buildOnce } from './cache.js';
import { pins } from './pins.js';
import { tool } from './tool.js';

const { version, wheel } = pins.nativeClient;
const home = join(checkout, 'node_modules', 'pulsar-client');
const binding = join(home, 'lib', 'binding');
const headers = join(checkout, 'local', 'native-client', 'include');

const prebuiltTimeoutMs = 20_000;

/** Makes `require('pulsar-client')` work: from the cache, else the published binary, else a build from source. */
export async function ensureNativeClient(say: Say): Promise<void> {
  await requirePinnedVersion();
  if (await loads()) return;
  const cached = join(cacheDirectory(), cacheKey(process));
  if (!existsSync(cached)) await buildOnce(cached, (staging) => obtain(staging, say));
  await cp(cached, binding, { recursive: true, force: true });
  await tool(process.execPath, ['GenCertFile.js'], { cwd: home });
  if (!(await loads())) {
    throw new Fault(`The native Pulsar client does not load: delete ${cached} and run "make setup" again.`);
  }
}

/** One build serves one version of the client, one binary interface of Node, one machine architecture. */
export function cacheKey(node: { versions: { modules?: string }; platform: string; arch: string }): string {
  return `pulsar-client-${version}-abi${node.versions.modules ?? 'unknown'}-${node.platform}-${node.arch}`;
}

async function obtain(staging: string, say: Say): Promise<void> {
  if (!(await step(say, 'Looking for a prebuilt native Pulsar client', downloadPrebuilt))) {
    await step(say, 'Building the native Pulsar client from source (once)', buildFromSource);
  }
  await cp(binding, staging, { recursive: true });
}

async function downloadPrebuilt(): Promise<boolean> {
  await rm(binding, { recursive: true, force: true });
  const preGyp = join(checkout, 'node_modules', '.bin', 'node-pre-gyp');
  const options = { cwd: home, timeout: prebuiltTimeoutMs, reject: false, stdin: 'ignore' } as const;
  const { failed } = await execa(preGyp, ['install'], options);
  return !failed && (await loads());
}

async function buildFromSource(): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    const machine = `${process.platform} ${process.arch}`;
    throw new Fault(
      `No prebuilt pulsar-client could be had for ${machine}, and it builds from source on linux x64 alone.`,
    );
  }
  await rm(binding, { recursive: true, force: true });
  await mkdir(binding, { recursive: true });
  await withDirectory(async (libraries) => {
    const library = await fetchLibrary(libraries);
    // beside the addon, where it is looked for: the install script loads the addon as its last step
    await copyFile(join(libraries, library), join(binding, library));
    await tool('npm', ['rebuild', 'pulsar-client', '--ignore-scripts=false', '--build-from-source'], {
      cwd: checkout,
      env: buildEnvironment(libraries),
    });
  });
  await rm(join(home, 'build'), { recursive: true, force: true });
}

/** Puts libpulsar into `directory`, also under the name that the linker looks for. Resolves with its file name. */
async function fetchLibrary(directory: string): Promise<string> {
  const requirement = join(directory, 'requirements.txt');
  await writeFile(requirement, `pulsar-client==${wheel.version} --hash=sha256:${wheel.sha256}\n`);
  await tool('python3', [
    ...['-m', 'pip', 'download', '--quiet', '--no-deps', '--require-hashes', '--only-binary=:all:'],
    ...['--python-version', wheel.python, '--abi', wheel.abi, '--platform', wheel.platform],
    ...['--dest', directory, '--requirement', requirement],
  ]);
  const archive = (await readdir(directory)).find((it) => it.endsWith('.whl'));
  await tool('python3', ['-m', 'zipfile', '--extract', join(directory, archive ?? ''), directory]);
  const unpacked = join(directory, 'pulsar_client.libs');
  const library = (await readdir(unpacked)).find((it) => /^libpulsar-.*\.so$/.test(it));
  if (library === undefined) throw new Error(`pulsar-client ${wheel.version} holds no libpulsar`);
  await copyFile(join(unpacked, library), join(directory, library));
  await symlink(library, join(directory, 'libpulsar.so'));
  return library;
}

function buildEnvironment(libraries: string): NodeJS.ProcessEnv {
  const prefix = dirname(dirname(process.execPath));
  const hasHeaders = existsSync(join(prefix, 'include', 'node', 'node_api.h'));
  return {
    CPLUS_INCLUDE_PATH: headers,
    LIBRARY_PATH: libraries,
    LDFLAGS: "-Wl,-rpath,'$$ORIGIN'",
    npm_config_jobs: 'max',
    // without it node-gyp downloads the headers
    ...(hasHeaders ? { npm_config_nodedir: prefix } : {}),
  };
}

async function withDirectory(work: (directory: string) => Promise<void>): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'propalpes-native-'));
  try {
    await work(directory);
  } finally {
    await rm(directory, { recursive: true });
  }
}

async function requirePinnedVersion(): Promise<void> {
  const manifest = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { version: string };
  if (manifest.version === version) return;
  throw new Fault(
    `pulsar-client is ${manifest.version}, but setup knows how to build ${version}: change the pins together.`,
  );
}

async function loads(): Promise<boolean> {
  const { failed } = await execa(process.execPath, ['-e', "require('pulsar-client')"], {
    cwd: checkout,
    reject: false,
  });
  return !failed;
}
