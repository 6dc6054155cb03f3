import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'chai';

import { requireCluster, Team } from './cluster.js';
import { can, createServiceAccount } from './service-account.js';

const needed = [
  ['list', 'pulsartopics.messaging.propalpes.io'],
  ['watch', 'pulsarnamespaces.messaging.propalpes.io'],
  ['patch', 'pulsartopics.messaging.propalpes.io', '--subresource=status'],
  ['patch', 'pulsarnamespaces.messaging.propalpes.io', '--subresource=status'],
  ['create', 'events'],
];
const notNeeded = [
  ['get', 'secrets'],
  ['list', 'secrets'],
  ['list', 'pods'],
  ['get', 'configmaps'],
  ['list', 'events'],
  ['delete', 'events'],
  ['create', 'pulsartopics.messaging.propalpes.io'],
  ['delete', 'pulsartopics.messaging.propalpes.io'],
  ['deletecollection', 'pulsartopics.messaging.propalpes.io'],
  ['update', 'pulsartopics.messaging.propalpes.io'],
  ['patch', 'pulsarnamespaces.messaging.propalpes.io'],
  ['update', 'pulsarnamespaces.messaging.propalpes.io'],
  ['delete', 'pulsarnamespaces.messaging.propalpes.io'],
  ['patch', 'customresourcedefinitions.apiextensions.k8s.io'],
  ['create', 'serviceaccounts', '--subresource=token'],
  ['impersonate', 'users'],
  ['list', 'namespaces'],
  ['list', 'pulsartopics.messaging.propalpes.io', '--all-namespaces'],
];

describe('the role of the operator', function () {
  this.timeout(60_000);
  let team: Team;
  let directory: string;
  let kubeconfig: string;

  before(async () => {
    await requireCluster();
    team = new Team();
    await team.create();
    directory = await mkdtemp(join(tmpdir(), 'operator-'));
    kubeconfig = await createServiceAccount(team.namespace, directory);
  });

  after(async () => {
    await rm(directory, { recursive: true });
    await team.remove();
  });

  for (const question of needed) {
    it(`may ${question.join(' ')}`, async () => {
      expect(await can(kubeconfig, team.namespace, ...question)).to.equal(true);
    });
  }

  for (const question of notNeeded) {
    it(`may not ${question.join(' ')}`, async () => {
      expect(await can(kubeconfig, team.namespace, ...question)).to.equal(false);
    });
  }
});
