import type { Hands } from './running.js';

/** A text for each container of the release that was started again in its pod, with how often and why the last time. */
export async function restartedContainers(hands: Hands): Promise<string[]> {
  const state = '{.restartCount}={.lastState.terminated.reason}';
  const path = `{range .items[*]}{range .status.containerStatuses[*]}{.name}=${state} {end}{end}`;
  const all = (await hands.kubectl('get', 'pods', `--output=jsonpath=${path}`)).trim().split(' ');
  return all.flatMap((text) => {
    const [name, count = '0', reason = ''] = text.split('=');
    return Number(count) > 0 ? [`${name} ${count} times, last by ${reason}`] : [];
  });
}
