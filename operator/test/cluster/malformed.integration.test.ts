import { kubectl } from '@propalpes/local/control-plane/program';
import { expect } from 'chai';

import { group, version, type Kind } from '../../src/kinds/metadata.js';

import { requireBroker, Sandbox } from '../integration/real-broker.js';
import { kubeconfigPath, requireCluster, Team } from './cluster.js';
import { auditoria, messageOf } from './fixture.js';
import { malformedNamespaces } from './malformed-namespaces.js';
import { malformedParts } from './malformed-parts.js';
import { malformedSchemas } from './malformed-schemas.js';
import { malformedTopics } from './malformed-topics.js';
import { forbiddenChanges } from './malformed-changes.js';
import { TestOperator } from './operator.js';

const all = [
  ...[...malformedTopics, ...malformedParts, ...malformedSchemas].map((it) => ({
    kind: 'PulsarTopic' as const,
    ...it,
  })),
  ...malformedNamespaces.map((it) => ({ kind: 'PulsarNamespace' as const, ...it })),
];

describe('what a team may get wrong', function () {
  this.timeout(60_000);
  let team: Team;
  let pulsar: Sandbox;
  let operator: TestOperator;

  before(async () => {
    requireBroker();
    await requireCluster();
    team = new Team();
    pulsar = new Sandbox();
    await team.create();
    operator = new TestOperator(team.namespace, pulsar.admin);
    await team.apply('PulsarNamespace', 'good', { namespace: pulsar.namespace });
    await team.apply('PulsarTopic', 'good', { topic: pulsar.topic, partitions: 2, ...auditoria });
    await team.reason('PulsarTopic', 'good', 'InSync');
  });

  after(async () => {
    await operator.stop();
    await team.remove();
    await pulsar.remove();
  });

  /** What kubectl objected; undefined when it applied the manifest. */
  const objectionTo = async (kind: Kind, name: string, spec: unknown): Promise<string | undefined> => {
    const manifest = {
      apiVersion: `${group}/${version}`,
      kind,
      metadata: { name, namespace: team.namespace },
      spec,
    };
    const apply = kubectl({ kubeconfig: kubeconfigPath() }, ['apply', '--filename', '-'], {
      stdin: JSON.stringify(manifest),
    });
    return apply.then(() => undefined, String);
  };

  const goodSpec = (kind: Kind, name: string): Record<string, unknown> =>
    kind === 'PulsarTopic'
      ? { topic: `persistent://${pulsar.namespace}/${name}` }
      : { namespace: `${pulsar.tenant}/${name}` };

  const specOf = (kind: Kind, name: string, spec: unknown): unknown =>
    typeof spec === 'object' ? { ...goodSpec(kind, name), ...spec } : spec;

  for (const [index, { kind, title, spec, by, objection }] of all.entries()) {
    const name = `bad-${index}`;
    if (by === 'apiserver') {
      it(`the API server refuses a ${kind} with ${title}`, async () => {
        expect(await objectionTo(kind, name, specOf(kind, name, spec))).to.match(objection);
        expect(await team.get(kind, name)).to.equal(undefined);
      });
    } else {
      it(`the operator says what is wrong with a ${kind} with ${title}`, async () => {
        expect(await objectionTo(kind, name, specOf(kind, name, spec))).to.equal(undefined);
        expect(messageOf(await team.reason(kind, name, 'InvalidSpec'))).to.match(objection);
      });
    }
  }

  for (const { title, kind, spec, objection } of forbiddenChanges) {
    it(`the API server refuses ${title} of a ${kind} that is there`, async () => {
      const before = await team.get(kind, 'good');
      const changed = { ...(before?.spec as object), ...spec };
      expect(await objectionTo(kind, 'good', changed)).to.match(objection);
      expect((await team.get(kind, 'good'))?.spec).to.deep.equal(before?.spec);
    });
  }

  it('nothing of it spins, reaches Pulsar or keeps the operator from its work', async () => {
    const told = all.filter((it) => it.by === 'operator').length;
    const { values } = await operator.registry.getSingleMetric('operator_reconciles_total')!.get();
    const invalid = values.filter((it) => it.labels['reason'] === 'InvalidSpec');
    const count = invalid.reduce((sum, it) => sum + it.value, 0);
    // Once each, and once more where a resync fell into the test.
    expect(count).to.be.within(told, 2 * told);
    expect(pulsar.requests.filter((it) => it.includes('/bad-'))).to.deep.equal([]);
    const subscriptions = [...auditoria.subscriptions, { name: 'late' }];
    await team.patch('PulsarTopic', 'good', { spec: { subscriptions } });
    await team.reason('PulsarTopic', 'good', 'InSync', 5_000);
    expect(operator.controller.turning).to.equal(true);
  });
});
