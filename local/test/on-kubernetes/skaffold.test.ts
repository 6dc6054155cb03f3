import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'yaml';
import { readChartFile } from '../../src/charts/chart-file.js';
import { packageImages } from '../../src/images/catalogue.js';
import { checkout } from '../../src/paths.js';
import { services } from '../../src/supervisor/services.js';

interface Skaffold {
  readonly build: { artifacts: readonly { image: string; docker: Docker }[] };
  readonly deploy: { helm: { releases: readonly [Release] } };
  readonly portForward: readonly { resourceType: string; resourceName: string; port: number }[];
  readonly profiles: readonly Profile[];
}

interface Docker {
  readonly dockerfile: string;
  readonly buildArgs: { PACKAGE: string };
}

interface Release {
  readonly chartPath: string;
  readonly setValueTemplates: Readonly<Record<string, string>>;
}

interface Profile {
  readonly name: string;
  readonly patches: readonly { op: string; path: string; value?: unknown }[];
  readonly manifests?: { rawYaml: readonly string[] };
  readonly deploy?: { kubectl: { hooks: { before: readonly { host: { command: readonly string[] } }[] } } };
}

/** What a JSON pointer leads to; undefined where there is nothing. */
const at = (document: unknown, path: string): unknown =>
  path
    .split('/')
    .slice(1)
    .reduce<unknown>((found, key) => (found as Record<string, unknown> | undefined)?.[key], document);

describe('skaffold', () => {
  const skaffold = parse(readFileSync(join(checkout, 'skaffold.yaml'), 'utf8')) as Skaffold;
  const { artifacts } = skaffold.build;
  const [release] = skaffold.deploy.helm.releases;
  const patches = skaffold.profiles.flatMap((it) => it.patches);

  it('builds every image but that of the tools, of the package that it is made from', () => {
    expect(artifacts.map(({ image, docker }) => [image, docker.buildArgs.PACKAGE])).to.have.deep.members(
      packageImages.filter((it) => it.name !== 'tools').map((it) => [`propalpes/${it.name}`, it.package]),
    );
  });

  it('names files that there are', () => {
    const named = [
      release.chartPath,
      ...artifacts.flatMap(({ docker }) => [docker.dockerfile, docker.buildArgs.PACKAGE]),
      ...skaffold.profiles.flatMap(({ manifests }) => manifests?.rawYaml ?? []),
      ...patches.filter((it) => it.path.endsWith('/valuesFiles')).flatMap((it) => it.value as string[]),
    ];
    expect(named.filter((it) => !existsSync(join(checkout, it)))).to.deep.equal([]);
  });

  it('gives each image to the part of the chart that runs it', () => {
    const parts = readChartFile('propalpes').dependencies.map((it) => it.name);
    const given = Object.entries(release.setValueTemplates);
    expect(given).to.have.lengthOf(artifacts.length);
    for (const [path, template] of given) {
      const part = path.replace('.image', '');
      expect(parts).to.include(part);
      expect(template).to.equal(`{{.IMAGE_FULLY_QUALIFIED_propalpes_${part.replaceAll('-', '_')}}}`);
    }
  });

  it('forwards the port of every service', () => {
    expect(
      skaffold.portForward.map(({ resourceType, resourceName, port }) => [resourceType, resourceName, port]),
    ).to.have.deep.members(services.map(({ name, port }) => ['service', name, port]));
  });

  it('has the profile bare deploy to the one-node cluster, where Docker answers, too', () => {
    const hooks = skaffold.profiles.find(({ name }) => name === 'bare')?.deploy?.kubectl.hooks;
    expect(hooks?.before.map(({ host }) => host.command)).to.deep.equal([['make', 'deploy', 'CONTEXT=bare']]);
  });

  it('patches what is there', () => {
    for (const { op, path } of patches) {
      const target = op === 'add' ? path.slice(0, path.lastIndexOf('/')) : path;
      expect(at(skaffold, target), path).to.be.an.instanceOf(Object);
    }
  });
});
