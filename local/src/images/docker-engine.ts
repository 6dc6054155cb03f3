import { tool } from '../setup/tool.js';
import { buildArguments } from './build-arguments.js';
import type { BuiltImage, Engine } from './engine.js';

const buildTimeoutMs = 30 * 60_000;
const timeoutMs = 10 * 60_000;

/** Builds on public base images. */
export const dockerEngine: Engine = {
  name: 'docker',

  prepare: () => Promise.resolve({}),

  async build(build) {
    const env = { DOCKER_BUILDKIT: '1' };
    // an attestation holds the time, and would make another image of the same content
    const same = ['--provenance=false', '--sbom=false'];
    await tool('docker', ['build', ...same, ...buildArguments(build)], { env, timeout: buildTimeoutMs });
  },

  async inspect(tag) {
    return parseDockerImage(await tool('docker', ['image', 'inspect', tag], { timeout: timeoutMs }));
  },

  async push(tag, name) {
    await tool('docker', ['tag', tag, name], { timeout: timeoutMs });
    await tool('docker', ['push', '--quiet', name], { timeout: timeoutMs });
  },

  async save(tag, archive) {
    await tool('docker', ['image', 'save', '--output', archive, tag], { timeout: timeoutMs });
  },
};

export function parseDockerImage(json: string): BuiltImage {
  const [image] = JSON.parse(json) as [{ Id: string; RootFS: { Layers: string[] } }];
  return { id: image.Id.replace('sha256:', ''), layers: image.RootFS.Layers };
}
