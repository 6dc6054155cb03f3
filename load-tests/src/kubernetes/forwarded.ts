import { ManagedProcess } from '@propalpes/local/process/managed-process';
import { freePort } from '@propalpes/local/process/ports';
import { until } from '@propalpes/local/process/until';
import { connect } from 'node:net';
import { kubectlArguments } from '@propalpes/local/on-kubernetes/release';
import { target } from './namespace.js';

/** Lets `work` reach a port of a Service at a port of this machine. The connection is to one pod and ends with it. */
export const forwarded = <T>(
  service: string,
  port: number,
  work: (localPort: number) => Promise<T>,
): Promise<T> => forwardedTo(`service/${service}`, port, work);

/** The same of what kubectl can forward to, such as `pod/pulsar-0`. */
export async function forwardedTo<T>(
  resource: string,
  port: number,
  work: (localPort: number) => Promise<T>,
): Promise<T> {
  const localPort = await freePort();
  const forward = new ManagedProcess({
    name: `port-forward of ${resource}`,
    command: target.access.kubectl,
    args: kubectlArguments(target.access, ['port-forward', resource, `${localPort}:${port}`]),
    env: { ...process.env, ...target.access.env },
    ready: (signal) =>
      until(() => accepts(localPort), { what: `a way to ${resource}`, withinMs: 20_000, signal }),
    graceMs: 2_000,
    line: () => undefined,
  });
  await forward.start();
  try {
    return await work(localPort);
  } finally {
    await forward.stop();
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, timeout: 1_000 });
    const end = (open: boolean) => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', () => {
      end(true);
    });
    socket.once('error', () => {
      end(false);
    });
    socket.once('timeout', () => {
      end(false);
    });
  });
}
