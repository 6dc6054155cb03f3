import { execa } from 'execa';

const answersWithinMs = 5_000;

/** Whether a Docker daemon answers; the command alone is no engine. */
export async function hasContainerEngine(): Promise<boolean> {
  const { failed } = await execa('docker', ['version', '--format', '{{.Server.Version}}'], {
    reject: false,
    stdin: 'ignore',
    timeout: answersWithinMs,
  });
  return !failed;
}
