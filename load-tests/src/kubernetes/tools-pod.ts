import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { kubectlIn } from '@propalpes/local/on-kubernetes/release';
import { checkout } from '@propalpes/local/paths';
import { kubectl, target } from './namespace.js';

const manifest = join(checkout, 'docs', 'tools-pod.yaml');

/** Makes the pod `tools`, as somebody who follows the runbooks does. */
export async function startTools(image: string): Promise<void> {
  const text = (await readFile(manifest, 'utf8')).replace('TOOLS_IMAGE', image);
  await kubectlIn(target.access, ['apply', '--filename=-'], text);
}

/** What the tools say in it. Rejects with what they object. */
export const runTools = (...args: string[]): Promise<string> =>
  kubectl('exec', 'tools', '--', 'node', 'service/dist/src/main.js', ...args);
