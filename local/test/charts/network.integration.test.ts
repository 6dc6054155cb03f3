import { expect } from 'chai';
import { type KubernetesObject, render } from '../../src/charts/render.js';
import { edges } from './network.js';
import { ofKind, one, specOf, workloads } from './objects.js';
import { pathOf } from './variants.js';

const dns = '→ kubernetes.io/metadata.name=kube-system k8s-app=kube-dns 53';
const watched = 'propalpes.io/monitoring=true → management';

describe('who may reach whom', function () {
  this.timeout(60_000);
  let all: KubernetesObject[];

  before(async () => {
    all = await render('propalpes');
  });

  it('closes the namespace', () => {
    const closed = specOf(one(all, 'NetworkPolicy', 'default-deny'));
    expect(closed).to.deep.equal({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
  });

  it('says of every pod both what comes in and what goes out', () => {
    for (const { metadata } of workloads(all))
      expect(specOf(one(all, 'NetworkPolicy', metadata.name))).to.deep.include({
        policyTypes: ['Ingress', 'Egress'],
      });
  });

  it('lets the BFF alone ask a service, and the service its broker and its database', () => {
    for (const name of ['companias', 'propiedades', 'geograficos', 'auditoria'])
      expect(edges(all, name)).to.have.members([
        watched,
        'bff-web → http',
        dns,
        '→ pulsar 6650',
        '→ pulsar 8080',
        '→ mongodb 27017',
      ]);
  });

  it('lets anyone come to the BFF, and the BFF to every service and the broker', () => {
    expect(edges(all, 'bff-web')).to.have.members([
      watched,
      'anyone → http',
      dns,
      '→ pulsar 6650',
      '→ pulsar 8080',
      '→ companias 5000',
      '→ propiedades 5001',
      '→ geograficos 5002',
      '→ auditoria 5003',
    ]);
  });

  it('lets nobody in where nobody is named', async () => {
    const set = { 'companias.ingress': { public: false, from: [] }, 'platform.clients.mongodb': [] };
    const objects = await render('propalpes', { set });
    expect(edges(objects, 'companias')).to.include(watched).and.not.include('anyone → http');
    expect(edges(objects, 'mongodb').filter((it) => it.includes('27017'))).to.deep.equal([]);
  });

  it('lets the operator reach the admin API of the broker and the API server', () => {
    expect(edges(all, 'operator')).to.have.members([
      watched,
      dns,
      '→ pulsar 8080',
      '→ anyone 443',
      '→ anyone 6443',
    ]);
  });

  it('lets the aggregator come to backlog-metrics', () => {
    expect(edges(all, 'backlog-metrics')).to.include('anyone → https');
  });

  it('lets nobody but services and tools come to the broker, and the operator to its admin API', () => {
    const clients = ['companias', 'propiedades', 'geograficos', 'auditoria', 'bff-web', 'tools'];
    expect(edges(all, 'pulsar')).to.have.members([
      ...clients.map((it) => `${it} → broker`),
      ...[...clients, 'operator', 'backlog-metrics'].map((it) => `${it} → admin`),
      'propalpes.io/monitoring=true → admin',
      dns,
    ]);
  });

  it('lets nobody but services with a database and tools come to the database', () => {
    const clients = ['companias', 'propiedades', 'geograficos', 'auditoria', 'tools'];
    expect(edges(all, 'mongodb')).to.have.members([...clients.map((it) => `${it} → mongodb`), dns]);
  });

  it('lets tools reach broker, database and BFF where they are said to be used', async () => {
    const objects = await render('propalpes', { set: { tools: true } });
    expect(edges(objects, 'tools')).to.have.members([
      dns,
      '→ pulsar 6650',
      '→ pulsar 8080',
      '→ mongodb 27017',
      '→ bff-web http',
    ]);
  });

  it('opens the networks of brokers, databases and the API server in production, and nothing else', async () => {
    const objects = await render('propalpes', { files: [pathOf('propalpes', 'values-production.yaml')] });
    expect(edges(objects, 'companias')).to.have.members([
      watched,
      'bff-web → http',
      dns,
      '→ 192.0.2.0/25 6651',
      '→ 192.0.2.0/25 8443',
      '→ 192.0.2.128/25 27017',
    ]);
    for (const name of ['operator', 'backlog-metrics'])
      expect(
        edges(objects, name).filter((it) => it.startsWith('→')),
        name,
      ).to.have.members([dns, '→ 192.0.2.0/25 8443', '→ 198.51.100.0/28 6443']);
  });

  it('lets nobody but the gateway come to the BFF where that authenticates users', async () => {
    const objects = await render('propalpes', { files: [pathOf('propalpes', 'values-production.yaml')] });
    expect(edges(objects, 'bff-web').filter((it) => it.endsWith('→ http'))).to.deep.equal([
      'kubernetes.io/metadata.name=gateway → http',
    ]);
  });

  it('says nothing where policies are turned off', async () => {
    const objects = await render('propalpes', { set: { 'global.networkPolicy.enabled': false } });
    expect(ofKind(objects, 'NetworkPolicy')).to.deep.equal([]);
  });
});
