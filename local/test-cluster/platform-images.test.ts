import { expect } from 'chai';
import { until } from '../src/process/until.js';
import { pins } from '../src/setup/pins.js';
import { prometheusVersion } from '../src/setup/prometheus.js';
import { ImageContainer } from './image-container.js';
import { type ImageRoot, imageRoot } from './image-root.js';
import type { RunOptions } from './runtime-spec.js';

/** As the chart "platform" starts it, beside its settings. The file that comes with Pulsar ends without a newline. */
const broker = [
  '(cat conf/standalone.conf; echo) > /tmp/standalone.conf && echo bindAddress=127.0.0.1 >> /tmp/standalone.conf &&',
  'echo advertisedAddress=127.0.0.1 >> /tmp/standalone.conf && echo listeningInterface=lo >> /tmp/standalone.conf &&',
  'exec bin/pulsar standalone --config /tmp/standalone.conf --no-functions-worker --no-stream-storage',
  '--metadata-dir /pulsar/data/metadata --bookkeeper-dir /pulsar/data/bookkeeper --bookkeeper-port 3181',
].join(' ');

/** Expects the images that `node local/dist/src/images.js --platform` builds. */
describe('an image of the platform', () => {
  const open: (() => Promise<void>)[] = [];

  async function start(image: ImageRoot, run: RunOptions): Promise<ImageContainer> {
    const container = await ImageContainer.start(image, run, 240_000);
    open.push(() => container.remove());
    return container;
  }

  afterEach(async () => {
    for (const close of open.splice(0).reverse()) await close();
  });

  async function unpack(name: string, version?: string): Promise<ImageRoot> {
    const image = await imageRoot(name, version);
    open.push(image.release);
    return image;
  }

  it('is a broker that serves from a root that cannot be written to, and stops when it is told to', async function () {
    this.timeout(300_000);
    const container = await start(await unpack('pulsar-standalone', pins.pulsar.version), {
      command: ['sh', '-c', broker],
      env: { PULSAR_LOG_DIR: '/tmp', PULSAR_MEM: '-Xms256m -Xmx512m -XX:MaxDirectMemorySize=512m' },
      volumes: ['/pulsar/data'],
    });
    const request = 'GET /admin/v2/brokers/health HTTP/1.0\\r\\n\\r\\n';
    const ask = `exec 3<>/dev/tcp/127.0.0.1/8080 && printf '${request}' >&3 && cat <&3`;
    const healthy = async () => /\bok$/.test((await container.exec('bash', '-c', ask)).output);
    await until(healthy, { what: 'The health of the broker', withinMs: 200_000, everyMs: 1000 });
    await container.signal('TERM');
    expect((await container.end()).exitCode).to.be.oneOf([0, 143]);
  });

  it('is a database that serves from a root that cannot be written to, and stops when it is told to', async () => {
    const container = await start(await unpack('mongo-standin'), { volumes: ['/data/db'] });
    const ask = 'exec 3<>/dev/tcp/127.0.0.1/27017';
    const listens = async () => (await container.exec('bash', '-c', ask)).exitCode === 0;
    await until(listens, { what: 'The database', withinMs: 45_000, everyMs: 500 });
    await container.signal('TERM');
    expect((await container.end()).exitCode).to.be.oneOf([0, 143]);
  });

  it('is a Prometheus that runs on a root that cannot be written to, and stops when it is told to', async () => {
    const flags = ['--config.file=/dev/null', '--storage.tsdb.path=/prometheus'];
    const container = await start(await unpack('prometheus', prometheusVersion()), {
      command: ['/bin/prometheus', ...flags],
      volumes: ['/prometheus'],
    });
    const ready = async () => (await container.exec('/bin/promtool', 'check', 'ready')).exitCode === 0;
    await until(ready, { what: 'The readiness of Prometheus', withinMs: 45_000, everyMs: 500 });
    await container.signal('TERM');
    expect((await container.end()).exitCode).to.equal(0);
  });
});
