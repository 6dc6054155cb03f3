import type { ManagedProcess } from '@propalpes/local/process/managed-process';
import type { PlannedFault } from './fault.js';

type Platform = 'broker' | 'database' | 'operator';

type Hands = Pick<PlannedFault, 'strike' | 'heal'>;

/** What is done to a process that is no replica of a service. */
export const onProcess = (
  kind: Platform,
  process: ManagedProcess,
): Record<'kill' | 'stop' | 'pause', PlannedFault> => {
  const fault = (verb: string, hands: Hands): PlannedFault => ({
    what: `${verb} ${kind}`,
    target: { kind, name: kind },
    ...hands,
  });
  return {
    kill: fault('kill', { strike: () => process.kill(), heal: () => process.start() }),
    stop: fault('stop', { strike: () => process.stop(), heal: () => process.start() }),
    pause: fault('pause', {
      strike: () => signal(process, 'SIGSTOP'),
      heal: () => signal(process, 'SIGCONT'),
    }),
  };
};

function signal(process_: ManagedProcess, name: NodeJS.Signals): Promise<void> {
  if (process_.pid === undefined) throw new Error(`${process_.name} does not run`);
  process.kill(process_.pid, name);
  return Promise.resolve();
}
