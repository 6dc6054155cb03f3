import { execa } from 'execa';
import { buildImages, type Image } from './images/build-images.js';
import { buildPlatformImages } from './images/platform-images.js';
import { chooseTarget } from './on-kubernetes/choose-target.js';
import { addresses, prepareForwards } from './on-kubernetes/forward.js';
import { untilReady } from './on-kubernetes/pods.js';
import { filesOfValues, refuseLoss } from './on-kubernetes/given-values.js';
import { deploy, kubectlArguments, undeploy } from './on-kubernetes/release.js';
import type { Target } from './on-kubernetes/target.js';
import { Fault } from './process/fault.js';
import { step } from './process/progress.js';
import { runMain } from './process/run-main.js';
import { Console } from './supervisor/console.js';
import { Supervisor } from './supervisor/supervisor.js';

const terminal = new Console();
const say = terminal.of('cluster');

const verbs: Record<string, (target: Target) => Promise<void>> = {
  cluster: async (target) => {
    await target.up(say);
    await bringOnto(target);
  },
  'cluster-down': (target) => target.down(say),
  'load-images': async (target) => {
    await loadImages(target);
  },
  deploy: bringOnto,
  undeploy: async (target) => {
    await step(say, 'Taking PropAlpes away; topics and disks stay', () => undeploy(target, say));
  },
  forward: keepForwarding,
  logs: async ({ access }) => {
    const all = ['logs', '--follow', '--prefix', '--tail=20', '--max-log-requests=50', '--all-containers'];
    const args = kubectlArguments(access, [...all, '--selector=app.kubernetes.io/part-of=propalpes']);
    await execa(access.kubectl, args, { env: access.env, stdio: 'inherit', reject: false });
  },
};

/** Builds the images, gives them to the cluster, installs or upgrades the chart and waits until all is ready. */
async function bringOnto(target: Target): Promise<void> {
  const files = filesOfValues();
  await refuseLoss(target.access, files, say);
  const images = await loadImages(target);
  await step(say, 'Installing the chart', () => deploy(target, files, images, say));
  await step(say, 'Waiting for all pods', () => untilReady(target, say));
  console.log(`READY on ${target.name}. "make forward" opens:\n${addresses()}`);
}

/** Builds the images and gives them to the cluster. */
async function loadImages(target: Target): Promise<readonly Image[]> {
  if (target.takesNoImages !== undefined) throw new Fault(target.takesNoImages);
  const ours = await buildImages(say);
  const images = target.images === 'ours' ? ours : [...ours, ...(await buildPlatformImages(say))];
  await step(say, `Giving ${images.length} images to the cluster`, async () => {
    for (const image of images) await target.load(image);
  });
  return images;
}

/** In the foreground, until Ctrl-C or SIGTERM. */
async function keepForwarding({ access }: Target): Promise<void> {
  const supervisor = new Supervisor(say);
  const over = new Promise<void>((resolve) => {
    const stop = () => {
      void supervisor.stop().then(resolve);
    };
    process.once('SIGINT', stop).once('SIGTERM', stop);
  });
  try {
    await supervisor.start(await prepareForwards(access, terminal), 'together');
    console.log(`Open until Ctrl-C:\n${addresses()}`);
    await over;
  } finally {
    await supervisor.stop();
  }
}

/** `node on-kubernetes.js <verb>`: PropAlpes on a cluster; CONTEXT chooses which, VALUES adds files of values. */
await runMain(async () => {
  const [verb = ''] = process.argv.slice(2);
  const run = verbs[verb];
  if (run === undefined) throw new Fault(`usage: node on-kubernetes.js ${Object.keys(verbs).join('|')}`);
  await run(await chooseTarget());
  return 0;
});
