import { type Gate, mocha, node } from './gates.js';

const onKubernetes = (verb: string) => node('local/dist/src/on-kubernetes.js', verb);

/** What must hold on a real cluster, in the order in which it is shown; each leaves the release installed and ready. */
export const clusterGates: readonly Gate[] = [
  {
    name: 'from nothing to every pod ready',
    command: onKubernetes('cluster'),
    essential: true,
    live: true,
    withinMs: 60 * 60_000,
  },
  { name: 'the images', command: mocha('local/dist/test-cluster/*images.test.js'), tests: true, live: true },
  // not those of a cluster, but what is tested is there only
  {
    name: 'the enforcer of policies',
    command: ['go', 'test', '-C', 'local/node', '-trimpath', './policies'],
    live: true,
  },
  { name: 'the node', command: mocha('local/dist/test-cluster/node.test.js'), tests: true, live: true },
  {
    name: 'acceptance on the cluster',
    command: [...node('local/dist/src/with-forwards.js', '--'), 'npm', 'run', '--silent', 'acceptance'],
    tests: true,
    live: true,
  },
  // before anything takes the pods away that know what acceptance has done to them
  {
    name: 'what acceptance has left',
    command: mocha('load-tests/dist/test-cluster/acceptance.test.js'),
    tests: true,
    live: true,
  },
  {
    name: 'the system on the cluster',
    command: mocha('load-tests/dist/test-cluster/!(acceptance|scenarios).test.js'),
    tests: true,
    live: true,
    withinMs: 80 * 60_000,
  },
  // for themselves: a figure that is not reached says nothing of the others
  {
    name: 'load scenarios on the cluster',
    command: mocha('load-tests/dist/test-cluster/scenarios.test.js'),
    tests: true,
    live: true,
    withinMs: 70 * 60_000,
  },
];
