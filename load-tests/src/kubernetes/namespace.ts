import { chooseTarget } from '@propalpes/local/on-kubernetes/choose-target';
import { kubectlIn } from '@propalpes/local/on-kubernetes/release';

/** The cluster that the tests run on, as `make cluster` would choose it. */
export const target = await chooseTarget();

/** Runs kubectl in our namespace and resolves with what it printed. Rejects with what it objected. */
export const kubectl = (...args: string[]): Promise<string> => kubectlIn(target.access, args);

/** Applies objects of one namespace, or of none. */
export async function apply(namespace: string, ...items: object[]): Promise<void> {
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  await kubectlIn(target.access, ['apply', `--namespace=${namespace}`, '--filename=-'], list);
}

/** Posts an object to a path of the API server. Rejects with what it objected. */
export async function post(path: string, body: object): Promise<void> {
  await kubectlIn(target.access, ['create', '--raw', path, '--filename=-'], JSON.stringify(body));
}

/** What `kubectl get` finds of a kind in our namespace. */
export async function list<T>(kind: string, ...args: string[]): Promise<readonly T[]> {
  const text = await kubectl('get', kind, '--output=json', ...args);
  return (JSON.parse(text) as { items: T[] }).items;
}

/** Tells what was measured, in a line that a script can find. */
export function figure(name: string, value: number | string, unit = ''): void {
  const rounded = typeof value === 'number' ? Math.round(value * 100) / 100 : value;
  console.log(`figure: ${name} ${rounded} ${unit}`.trimEnd());
}

/** Resolves with how long it took, in seconds, and tells it. */
export async function timed(name: string, work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  const seconds = (performance.now() - started) / 1000;
  figure(name, seconds, 's');
  return seconds;
}
