import { startControlPlane } from './control-plane/control-plane.js';
import { givenCommand, runGiven } from './process/given-command.js';
import { step } from './process/progress.js';
import { runMain } from './process/run-main.js';
import { ensureKubernetes } from './setup/kubernetes.js';

const say = (text: string) => {
  console.error(`[control plane] ${text}`);
};

/** `node with-control-plane.js -- <command…>` runs a command with a KUBECONFIG of its own, and exits with its code. */
async function main(): Promise<number> {
  const command = givenCommand('with-control-plane.js');
  await ensureKubernetes(say);
  const controlPlane = await step(say, 'Starting a fresh Kubernetes control plane', () =>
    startControlPlane({ controllerManager: true }),
  );
  try {
    return await runGiven(command, { KUBECONFIG: controlPlane.kubeconfig });
  } finally {
    await controlPlane.stop();
  }
}

await runMain(main);
