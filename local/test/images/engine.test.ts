import { expect } from 'chai';
import { buildArguments } from '../../src/images/build-arguments.js';
import { parseBuildahImage } from '../../src/images/buildah-engine.js';
import { parseDockerImage } from '../../src/images/docker-engine.js';

describe('an image builder', () => {
  it('is told the arguments and the secrets of a build', () => {
    const told = buildArguments({
      tag: 'a:1',
      dockerfile: '/d',
      context: '/c',
      args: { PACKAGE: 'services/a' },
      labels: { title: 'a' },
      secrets: { npmrc: '/n' },
    });
    expect(told.join(' ')).to.equal(
      '--file /d --tag a:1 --build-arg PACKAGE=services/a --label title=a --secret id=npmrc,src=/n /c',
    );
  });

  it('tells content and layers, Docker as buildah', () => {
    const layers = ['sha256:1', 'sha256:2'];
    const docker = parseDockerImage(JSON.stringify([{ Id: 'sha256:abc', RootFS: { Layers: layers } }]));
    const buildah = parseBuildahImage(
      JSON.stringify({ FromImageID: 'abc', OCIv1: { rootfs: { diff_ids: layers } } }),
    );
    expect(docker).to.deep.equal({ id: 'abc', layers });
    expect(buildah).to.deep.equal(docker);
  });
});
