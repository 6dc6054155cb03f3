import { expect } from 'chai';
import { brokerSettings } from '../../src/broker/broker-settings.js';
import { type KubernetesObject, render } from '../../src/charts/render.js';
import { claimsOf, containerOf, ofKind, one, podOf, specOf, workload, workloads } from './objects.js';
import { pathOf } from './variants.js';

interface ServiceSpec {
  readonly clusterIP: string;
  readonly selector: Record<string, string>;
  readonly ports?: unknown;
}

describe('the chart of a broker and a database to try it with', function () {
  this.timeout(60_000);
  let all: KubernetesObject[];

  before(async () => {
    all = await render('platform');
  });

  it('says of everything that it is not for production', () => {
    for (const { metadata } of workloads(all))
      expect(metadata.annotations).to.have.property('propalpes.io/not-for-production');
  });

  it('keeps what they hold on disks that stay', () => {
    for (const object of workloads(all)) {
      expect(claimsOf(object)).to.deep.equal(['data']);
      expect(containerOf(object).volumeMounts.map((it) => it.name)).to.include('data');
    }
  });

  it('names each pod under a Service without an address and ports, beside the one for clients', () => {
    for (const name of ['pulsar', 'mongodb']) {
      const set = one(all, 'StatefulSet', name);
      expect(specOf(set)).to.include({ serviceName: `${name}-pods` });
      const { clusterIP, selector, ports } = specOf(one(all, 'Service', `${name}-pods`)) as ServiceSpec;
      expect([clusterIP, ports]).to.deep.equal(['None', undefined]);
      expect(workload(set).template.metadata.labels).to.include(selector);
      expect(specOf(one(all, 'Service', name)))
        .to.deep.include({ selector })
        .and.not.have.property('clusterIP');
    }
  });

  it('sets the broker as make run does, but for where it listens', () => {
    const { 'broker.conf': text = '' } = one(all, 'ConfigMap', 'pulsar')['data'] as Record<string, string>;
    const settings = Object.fromEntries(
      text
        .trim()
        .split('\n')
        .map((line) => line.split('=', 2) as [string, string]),
    );
    expect(settings).to.deep.equal({
      ...brokerSettings({ port: 6650, adminPort: 8080 }),
      bindAddress: '0.0.0.0',
      advertisedAddress: 'pulsar.propalpes.svc',
    });
  });

  it('leaves no second value of a setting, of which BookKeeper would take the first', () => {
    const { 'broker.conf': text = '', names = '' } = one(all, 'ConfigMap', 'pulsar')['data'] as Record<
      string,
      string
    >;
    const patterns = text.replaceAll(/^(\w+)=.*$/gm, '^$1=');
    expect(names).to.equal(patterns);
    const { args = [] } = containerOf(one(all, 'StatefulSet', 'pulsar'));
    expect(args[0]).to.include('grep -v -f /etc/propalpes/names conf/standalone.conf');
  });

  it('lets both reach themselves under the name that they tell others', () => {
    for (const name of ['pulsar', 'mongodb'])
      expect(podOf(one(all, 'StatefulSet', name)).hostAliases).to.deep.equal([
        { ip: '127.0.0.1', hostnames: [`${name}.propalpes.svc`] },
      ]);
  });

  it('begins the replica set of a real MongoDB', () => {
    const script = JSON.stringify(containerOf(one(all, 'StatefulSet', 'mongodb')).lifecycle?.postStart);
    expect(script).to.include('rs.initiate').and.include('mongodb.propalpes.svc:27017');
  });

  it('takes the images of the one-node cluster, which need neither registry nor mongosh', async () => {
    const objects = await render('propalpes', { files: [pathOf('propalpes', 'values-bare.yaml')] });
    const [pulsar, mongodb] = ['pulsar', 'mongodb'].map((it) => containerOf(one(objects, 'StatefulSet', it)));
    expect(pulsar?.image).to.equal('propalpes/pulsar-standalone:4.0.8');
    expect(mongodb?.image).to.match(/^propalpes\/mongo-standin:/);
    expect(mongodb).not.to.have.any.keys('command', 'args', 'lifecycle');
    for (const object of workloads(objects)) expect(containerOf(object).imagePullPolicy).to.equal('Never');
  });

  it('is left out where broker and database are elsewhere', async () => {
    const objects = await render('propalpes', { files: [pathOf('propalpes', 'values-production.yaml')] });
    expect(ofKind(objects, 'StatefulSet')).to.deep.equal([]);
  });
});
