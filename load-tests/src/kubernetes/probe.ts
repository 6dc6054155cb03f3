import { kubectl } from './namespace.js';

/** Something that listens, by its name in the table of edges. */
export interface Listener {
  readonly name: string;
  readonly address: string;
  readonly port: number;
}

/** A pod to look out of, and what it has to do so with. */
export interface Window {
  /** As kubectl takes it: `deployment/companias`, or the name of a pod. */
  readonly pod: string;
  readonly namespace: string;
  readonly runs: 'node' | 'bash';
}

const withinMs = 3_000;

/** The names of those to which a TCP connection comes about, from within a pod. */
export async function reachableFrom(
  { pod, namespace, runs }: Window,
  listeners: readonly Listener[],
): Promise<readonly string[]> {
  const command = runs === 'node' ? inNode(listeners) : inBash(listeners);
  const text = await kubectl('--namespace', namespace, 'exec', pod, '--', ...command);
  return text.split('\n').filter((it) => it !== '');
}

/** Whether a name of the cluster is found, from within a pod that has Node. */
export async function findsNames({ pod, namespace }: Window): Promise<boolean> {
  const script = `
    const { Resolver } = require('dns').promises;
    new Resolver({ timeout: 1000, tries: 2 }).resolve4('kubernetes.default.svc.cluster.local').then(
      (found) => console.log('found', found[0]), (error) => console.log(error.code));`;
  const text = await kubectl('--namespace', namespace, 'exec', pod, '--', 'node', '--eval', script);
  return text.startsWith('found');
}

function inNode(listeners: readonly Listener[]): string[] {
  const script = `
    const { connect } = require('net');
    for (const { name, address, port } of ${JSON.stringify(listeners)}) {
      const socket = connect({ host: address, port, timeout: ${withinMs} });
      socket.on('connect', () => { console.log(name); socket.destroy(); });
      socket.on('timeout', () => socket.destroy()).on('error', () => socket.destroy());
    }`;
  return ['node', '--eval', script];
}

function inBash(listeners: readonly Listener[]): string[] {
  const attempts = listeners.map(
    ({ name, address, port }) =>
      `(timeout ${withinMs / 1000} bash -c '</dev/tcp/${address}/${port}' 2>/dev/null && echo '${name}') &`,
  );
  return ['bash', '-c', `${attempts.join('\n')}\nwait`];
}
