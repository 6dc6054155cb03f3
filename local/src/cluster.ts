import { kubectl } from './control-plane/program.js';
import { down } from './node/down.js';
import { runNode } from './node/node-main.js';
import { isRunning, readRun } from './node/run-record.js';
import { statePaths } from './node/settings.js';
import { up } from './node/up.js';
import { Fault } from './process/fault.js';
import { runMain } from './process/run-main.js';

const say = (text: string) => {
  console.error(`[cluster] ${text}`);
};

const verbs: Record<string, (directory?: string) => Promise<number>> = {
  up: async () => {
    await up(say);
    const { kubeconfig } = statePaths();
    say(`the cluster is ready: export KUBECONFIG=${kubeconfig}`);
    say('next: "kubectl get pods --all-namespaces"; "node local/dist/src/cluster.js down" takes it away');
    return 0;
  },
  down: async () => {
    await down(say);
    return 0;
  },
  status: async () => {
    const state = statePaths();
    const run = await readRun(state);
    if (run === undefined || !(await isRunning(run))) {
      say('no one-node cluster runs; "node local/dist/src/cluster.js up" starts it');
      return 1;
    }
    say(`runs as process ${run.pid}; export KUBECONFIG=${state.kubeconfig}`);
    console.log(await kubectl(state, ['get', 'nodes,pods', '--all-namespaces', '--output=wide']));
    return 0;
  },
  // for `up` alone, which runs it within the namespaces of the node
  node: async (directory) => {
    await runNode(statePaths(directory), say).catch((error: unknown) => {
      console.error(error);
      // the port and the processes that did start would keep us alive
      process.exit(1);
    });
    return 0;
  },
};

/** `node cluster.js up|down|status`: the one-node cluster for machines without a container engine. */
await runMain(async () => {
  const [verb = '', directory] = process.argv.slice(2);
  const run = verbs[verb];
  if (run === undefined) throw new Fault('usage: node local/dist/src/cluster.js up|down|status');
  return run(directory);
});
