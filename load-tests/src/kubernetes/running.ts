/** Runs kubectl in the namespace of the release. */
export interface Hands {
  kubectl(...args: string[]): Promise<string>;
}

/** Names of the pods of some programs, by the names of their charts, that run and are not about to go. */
export const running = (hands: Hands, programs: readonly string[]): Promise<string[]> =>
  toldOf(hands, programs, '{.metadata.name}');

/** The image of each of these pods. */
export const runningImages = (hands: Hands, programs: readonly string[]): Promise<string[]> =>
  toldOf(hands, programs, '{.spec.containers[0].image}');

/** The address of each of these pods. */
export const runningAddresses = (hands: Hands, programs: readonly string[]): Promise<string[]> =>
  toldOf(hands, programs, '{.status.podIP}');

async function toldOf(hands: Hands, programs: readonly string[], what: string): Promise<string[]> {
  const selector = `--selector=app.kubernetes.io/name in (${programs.join(',')})`;
  const path = `--output=jsonpath={range .items[?(@.status.phase=="Running")]}${what}={.metadata.deletionTimestamp} {end}`;
  const pods = (await hands.kubectl('get', 'pods', selector, path)).trim().split(' ');
  return pods.filter((pod) => pod.endsWith('=')).map((pod) => pod.slice(0, -1));
}
