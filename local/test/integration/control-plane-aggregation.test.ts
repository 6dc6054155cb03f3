import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { expect } from 'chai';
import { type ControlPlane, startControlPlane } from '../../src/control-plane/control-plane.js';
import { kubectl } from '../../src/control-plane/program.js';
import { until } from '../../src/process/until.js';

const group = 'probe.propalpes.io';

/** An API server of ours that tells who asks it for whom. */
async function serve(plane: ControlPlane, requestHeaderCa: string): Promise<Server> {
  const tls = {
    cert: await readFile(plane.serving.certFile),
    key: await readFile(plane.serving.keyFile),
    ca: requestHeaderCa,
    requestCert: true,
    rejectUnauthorized: true,
  };
  const server = createServer(tls, (request, response) => {
    const peer = (request.socket as TLSSocket).getPeerCertificate().subject.CN;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ peer, user: request.headers['x-remote-user'] }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** The Service and the APIService that bring requests for the group to a port of this machine. */
async function register(plane: ControlPlane, port: number): Promise<void> {
  const caBundle = (await readFile(plane.caFile)).toString('base64');
  const service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'probe', namespace: 'default' },
    spec: { type: 'ExternalName', externalName: 'localhost', ports: [{ port }] },
  };
  const apiService = {
    apiVersion: 'apiregistration.k8s.io/v1',
    kind: 'APIService',
    metadata: { name: `v1.${group}` },
    spec: {
      group,
      version: 'v1',
      groupPriorityMinimum: 100,
      versionPriority: 100,
      caBundle,
      service: { name: 'probe', namespace: 'default', port },
    },
  };
  const objects = { apiVersion: 'v1', kind: 'List', items: [service, apiService] };
  await kubectl(plane, ['apply', '--filename=-'], { stdin: JSON.stringify(objects) });
}

describe('aggregation in a control plane', function () {
  this.timeout(120_000);
  let plane: ControlPlane;
  let server: Server;

  before(async () => {
    plane = await startControlPlane({ servingNames: ['probe.default.svc'] });
    const authority = ['get', 'configmap', 'extension-apiserver-authentication', '--namespace=kube-system'];
    const path = '--output=jsonpath={.data.requestheader-client-ca-file}';
    server = await serve(plane, await kubectl(plane, [...authority, path]));
  });

  after(async () => {
    server.close();
    server.closeAllConnections();
    await plane.stop();
  });

  it('reaches a process of this machine by a Service of type ExternalName, as the front proxy for the user', async () => {
    await register(plane, (server.address() as AddressInfo).port);
    const ask = () => kubectl(plane, ['get', '--raw', `/apis/${group}/v1/anything`]);
    const available = () => ask().then(() => true);
    await until(available, { what: 'The aggregated API', withinMs: 30_000 });
    expect(JSON.parse(await ask())).to.deep.equal({
      peer: 'front-proxy-client',
      user: 'admin',
    });
  });
});
