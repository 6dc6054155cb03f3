import { expect } from 'chai';
import { cgroupHierarchies } from '../../src/node/cgroups.js';
import { containerdConfig } from '../../src/node/containerd.js';
import { kubeletConfig, openFilesLimit } from '../../src/node/kubelet.js';
import { parseManifest } from '../../src/node/load-image.js';
import { pluginConfig } from '../../src/node/network.js';
import { startTime } from '../../src/node/run-record.js';
import { hostPort, statePaths } from '../../src/node/settings.js';
import { imageConfig } from '../../src/setup/cluster-image-archive.js';

describe('the settings of the one-node cluster', () => {
  it('finds the hierarchies of version 1 alone', () => {
    const mounts = [
      'tmpfs /sys/fs/cgroup tmpfs rw 0 0',
      'cgroup /sys/fs/cgroup/cpu,cpuacct cgroup rw,cpu,cpuacct 0 0',
      'cgroup2 /sys/fs/cgroup/unified cgroup2 rw 0 0',
    ].join('\n');
    expect(cgroupHierarchies(mounts)).to.deep.equal(['/sys/fs/cgroup/cpu,cpuacct']);
  });

  it('lets kubelet ask for no more open files than it may have', () => {
    const limits = (hard: string) =>
      `Limit  Soft Limit  Hard Limit  Units\nMax open files  1024  ${hard}  files\n`;
    expect(openFilesLimit(limits('20000'))).to.equal(20_000);
    expect(openFilesLimit(limits('1073741816'))).to.equal(1_000_000);
    expect(openFilesLimit(limits('unlimited'))).to.equal(1_000_000);
  });

  it('keeps the files of kubelet out of the machine', () => {
    const config = kubeletConfig({ resolvConf: '/r', caFile: '/c', maxOpenFiles: 1 });
    expect(config).to.include({ cgroupRoot: '/propalpes', resolvConf: '/r', failCgroupV1: false });
    expect(config['volumePluginDir']).to.match(/^\/run\/propalpes\//);
  });

  it('keeps images in the state directory, whatever that is called', () => {
    const config = containerdConfig(statePaths('/state of "ana"'), '/usr/lib/cni');
    expect(config).to.include('root = "/state of \\"ana\\"/containerd"');
    expect(config).to.include('bin_dir = "/usr/lib/cni"');
  });

  it('routes what pods send, so that policies see it', () => {
    expect(pluginConfig()).to.have.nested.property('plugins[0].type', 'ptp');
  });

  it('moves the port of the API server', () => {
    expect(hostPort({})).to.equal(16_443);
    expect(hostPort({ CLUSTER_PORT: '7443' })).to.equal(7443);
  });

  it('tells a process by when it began, even one with a wild name', () => {
    const fields = Array.from({ length: 19 }, (_, at) => String(at + 3));
    expect(startTime(`7 (a b) c) S ${fields.slice(1).join(' ')} 99`)).to.equal('99');
    expect(startTime(`7 (tini) Z ${fields.slice(1).join(' ')} 99`)).to.equal(undefined);
  });

  it('calls the images of an archive as containerd does', () => {
    const names = ['propalpes/pause:1', 'busybox:1', 'localhost/a:1', 'example.org/a/b:1'];
    const images = parseManifest(JSON.stringify([{ Config: 'abc.json', RepoTags: names, Layers: [] }]));
    expect(images.map((it) => it.name)).to.deep.equal([
      'docker.io/propalpes/pause:1',
      'docker.io/library/busybox:1',
      'localhost/a:1',
      'example.org/a/b:1',
    ]);
    expect(images[0]).to.include({ configuration: 'abc.json' });
  });

  it('describes an image by its layer', () => {
    const config = imageConfig({ entrypoint: ['/pause'], user: '65535:65535' }, 'abc');
    expect(config).to.have.nested.property('rootfs.diff_ids').that.deep.equals(['sha256:abc']);
    expect(config).to.have.nested.property('config.User', '65535:65535');
  });
});
