import { writeFile } from 'node:fs/promises';
import { Fault } from '@propalpes/local/process/fault';
import { runMain } from '@propalpes/local/process/run-main';
import { backlog } from './kubernetes/backlog.js';
import { Cluster } from './kubernetes/cluster.js';
import { load } from './kubernetes/load.js';
import { podKills } from './kubernetes/pod-kills.js';
import { upgradeAndBack } from './kubernetes/upgrade.js';
import { watched, type Trial } from './kubernetes/watched.js';
import { wrongRelease } from './kubernetes/wrong-release.js';
import { progress } from './rig/progress.js';

const trials: Readonly<Record<string, Trial<object>>> = {
  backlog: watched(backlog),
  // its reports tell of restarts themselves
  load,
  'pod-kills': watched(podKills),
  upgrade: watched(upgradeAndBack),
  'wrong-release': watched(wrongRelease),
};

/** `node on-cluster.js <trial> <file> [<argument> …]`: in the network of the cluster; writes what it found to the file, whatever that is. */
async function main(): Promise<number> {
  const [name = '', file = '', ...args] = process.argv.slice(2);
  const trial = trials[name];
  if (trial === undefined || file === '')
    throw new Fault(`usage: node on-cluster.js ${Object.keys(trials).join('|')} <file> [<argument> …]`);
  const say = progress();
  const cluster = await Cluster.open(say);
  try {
    await writeFile(file, JSON.stringify(await Promise.race([trial(cluster, say, args), brokenOff()])));
  } finally {
    cluster.breakOff();
    await cluster.restore();
  }
  return 0;
}

/** Rejects when somebody wants it to end. */
const brokenOff = (): Promise<never> =>
  new Promise((_, reject) => {
    const end = () => {
      reject(new Fault('The trial was broken off.'));
    };
    process.once('SIGINT', end).once('SIGTERM', end);
  });

await runMain(main);
// what a trial that was broken off has left running
process.exit();
