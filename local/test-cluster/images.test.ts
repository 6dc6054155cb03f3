import { expect } from 'chai';
import { packageImages } from '../src/images/catalogue.js';
import { until } from '../src/process/until.js';
import { pins } from '../src/setup/pins.js';
import { ImageContainer } from './image-container.js';
import { type ImageRoot, imageRoot } from './image-root.js';
import type { RunOptions } from './runtime-spec.js';

const node = '/usr/local/bin/node';

/** Nobody listens there: a service starts all the same. */
const away = {
  PULSAR_SERVICE_URL: 'pulsar://127.0.0.1:9',
  PULSAR_ADMIN_URL: 'http://127.0.0.1:9',
  MONGODB_URI: 'mongodb://127.0.0.1:9/?replicaSet=rs0',
  COMPANIAS_URL: 'http://127.0.0.1:9',
  PROPIEDADES_URL: 'http://127.0.0.1:9',
  GEOGRAFICOS_URL: 'http://127.0.0.1:9',
  AUDITORIA_URL: 'http://127.0.0.1:9',
};

const graceMs = 10_000;

const managementPorts: Record<string, number> = {
  companias: 9000,
  propiedades: 9001,
  geograficos: 9002,
  auditoria: 9003,
  'bff-web': 9010,
};

/** Expects the images that `node local/dist/src/images.js` builds with buildah. */
describe('an image', () => {
  const open: (() => Promise<void>)[] = [];
  const roots = new Map<string, Promise<ImageRoot>>();

  function rootOf(name: string): Promise<ImageRoot> {
    const known = roots.get(name) ?? imageRoot(name);
    roots.set(name, known);
    return known;
  }

  async function start(name: string, run: RunOptions): Promise<ImageContainer> {
    const container = await ImageContainer.start(await rootOf(name), run);
    open.push(() => container.remove());
    return container;
  }

  async function output(name: string, run: RunOptions) {
    return (await start(name, run)).end();
  }

  const script = (code: string): RunOptions => ({ command: [node, '--eval', code] });

  async function serving(name: string): Promise<ImageContainer> {
    const container = await start(name, { env: away });
    const url = `http://127.0.0.1:${managementPorts[name] ?? 0}/healthz`;
    const ask = `fetch(${JSON.stringify(url)}).then((it) => process.exit(it.ok ? 0 : 1), () => process.exit(1))`;
    const answers = async () => (await container.exec(node, '--eval', ask)).exitCode === 0;
    await until(answers, { what: `The health of ${name}`, withinMs: 45_000, everyMs: 300 });
    return container;
  }

  afterEach(async () => {
    for (const close of open.splice(0)) await close();
  });

  after(async () => {
    for (const root of roots.values()) await (await root).release();
  });

  for (const { name } of packageImages) {
    describe(name, () => {
      it('has the Node that we name', async () => {
        expect(await output(name, { command: [node, '--version'] })).to.deep.equal({
          exitCode: 0,
          output: `v${pins.baseImages.node.version}`,
        });
      });

      it('loads the native Pulsar client', async () => {
        const code = "console.log(typeof require('pulsar-client').Client)";
        expect(await output(name, script(code))).to.deep.equal({ exitCode: 0, output: 'function' });
      });

      it('runs as a user without a name and without rights', async () => {
        const code =
          "console.log(process.getuid(), process.getgid(), /CapEff:\\s*0+$/m.test(fs.readFileSync('/proc/self/status', 'utf8')))";
        expect((await output(name, script(code))).output).to.equal('10001 10001 true');
      });

      it('can write to /tmp alone', async () => {
        const code =
          "fs.writeFileSync('/tmp/a', ''); try { fs.writeFileSync('/app/a', '') } catch (it) { console.log(it.code) }";
        expect(await output(name, script(code))).to.deep.equal({ exitCode: 0, output: 'EROFS' });
      });

      it('tells what it is and what it is made of', async () => {
        const { settings } = await rootOf(name);
        expect(settings.User).to.equal('10001:10001');
        expect(settings.Labels['org.opencontainers.image.title']).to.equal(name);
        expect(settings.Labels['org.opencontainers.image.revision']).to.match(/^[0-9a-f]{40}(-dirty)?$/);
        const code =
          "const bill = JSON.parse(fs.readFileSync('/app/sbom.json', 'utf8')); console.log(bill.bomFormat, ['pulsar-client', 'node', 'tini', 'libpulsar', 'mocha'].map((name) => bill.components.some((it) => it.name === name)).join())";
        expect((await output(name, script(code))).output).to.equal('CycloneDX true,true,true,true,false');
      });

      it('is below 250 MB, most of it in layers that every image has', async () => {
        const { layers, bytes } = await rootOf(name);
        const others = await Promise.all(packageImages.map((it) => rootOf(it.name)));
        const shared = layers.filter((it) => others.every((other) => other.layers.includes(it)));
        expect(bytes).to.be.lessThan(250e6);
        // what this package needs beyond the others, and our code
        expect(shared).to.deep.equal(layers.slice(0, -2));
      });

      it('holds nothing that only compilers and tests read', async () => {
        const code =
          "console.log(fs.readdirSync('/app', { recursive: true }).filter((it) => /\\.(map|tsbuildinfo|d\\.[cm]?ts|test\\.js)$/.test(it)).join())";
        expect(await output(name, script(code))).to.deep.equal({ exitCode: 0, output: '' });
      });
    });
  }

  for (const name of Object.keys(managementPorts)) {
    it(`ends with 78 and one line without the settings of ${name}`, async () => {
      const { exitCode, output: text } = await output(name, {});
      expect(exitCode).to.equal(78);
      expect(text.trim().split('\n')).to.have.length(1);
      expect(text).to.include('PULSAR_SERVICE_URL');
    });

    it(`stops ${name} in order when its first process is told to`, async () => {
      const container = await serving(name);
      const told = performance.now();
      await container.signal('TERM');
      expect((await container.end()).exitCode).to.equal(0);
      expect(performance.now() - told).to.be.lessThan(graceMs);
    });
  }

  it('ends at once when it is told to before it listens to signals', async () => {
    const container = await start('companias', {
      command: [
        '/usr/local/bin/tini',
        '--',
        node,
        '--eval',
        "console.log('here'); setInterval(() => {}, 1000)",
      ],
    });
    const runs = async () => (await container.exec(node, '--version')).exitCode === 0;
    await until(runs, { what: 'The container', withinMs: 20_000, everyMs: 100 });
    await container.signal('TERM');
    expect((await container.end()).exitCode).to.equal(143);
  });

  it('prints the kinds of the operator', async () => {
    const { exitCode, output: text } = await output('operator', { args: ['crds'] });
    expect(exitCode).to.equal(0);
    expect(text).to.include('kind: CustomResourceDefinition');
  });

  it('says how the tools are used', async () => {
    const { exitCode, output: text } = await output('tools', { args: ['--help'] });
    expect(exitCode).to.equal(0);
    expect(text).to.include('Usage');
  });
});
