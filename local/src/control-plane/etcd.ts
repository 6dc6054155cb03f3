import { join } from 'node:path';
import type { ManagedProcess } from '../process/managed-process.js';
import { freePort } from '../process/ports.js';
import { type Bounds, component } from './component.js';

export interface Etcd {
  readonly process: ManagedProcess;
  readonly url: string;
}

/** Prepares what the API server remembers in. What it holds survives a kill, but no power cut: it never waits for the disk. */
export async function prepareEtcd(dir: string, bounds: Bounds): Promise<Etcd> {
  const url = `http://127.0.0.1:${await freePort()}`;
  const peerUrl = `http://127.0.0.1:${await freePort()}`;
  const args = [
    '--unsafe-no-fsync',
    '--log-level=warn',
    `--data-dir=${join(dir, 'etcd')}`,
    `--listen-client-urls=${url}`,
    `--advertise-client-urls=${url}`,
    `--listen-peer-urls=${peerUrl}`,
    `--initial-advertise-peer-urls=${peerUrl}`,
    `--initial-cluster=default=${peerUrl}`,
  ];
  return { process: component({ name: 'etcd', args, healthUrl: `${url}/health`, ...bounds }), url };
}
