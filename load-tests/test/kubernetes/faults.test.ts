import { expect } from 'chai';
import { planFaults } from '../../src/kubernetes/faults.js';
import { partition, reunite } from '../../src/kubernetes/partition.js';

describe('The faults of a cluster', () => {
  const asked: string[] = [];
  const hands = {
    kubectl: (...args: string[]) => {
      asked.push(args.filter((arg) => !arg.startsWith('--')).join(' '));
      return Promise.resolve(args[1] === 'pods' ? 'a=2026-11-26T00:00:00Z b= c= ' : '3');
    },
    nft: (commands: string) => {
      asked.push(commands);
      return Promise.resolve('');
    },
  };
  const find = (what: string) => planFaults(hands, 'all').find((fault) => fault.what === what)!;

  beforeEach(() => {
    asked.length = 0;
  });

  it('kill a pod of every part, take all pods of every part but the BFF away, and isolate each', () => {
    const parts = ['companias', 'propiedades', 'geograficos', 'auditoria', 'operator', 'mongodb', 'pulsar'];
    expect(planFaults(hands, 'all').map(({ what }) => what)).to.have.members([
      'kill a pod of bff-web',
      ...parts.map((part) => `kill a pod of ${part}`),
      ...parts.map((part) => `take every pod of ${part} away`),
      'isolate a pod of bff-web',
      ...parts.map((part) => `isolate every pod of ${part}`),
    ]);
  });

  it('are fewer where there is little time, with broker, database, operator and BFF among them', () => {
    const some = planFaults(hands, 'some');
    expect(some).to.have.length.below(planFaults(hands, 'all').length);
    expect(some.map(({ target }) => target.name)).to.include.members([
      'pulsar',
      'mongodb',
      'operator',
      'bff-web',
    ]);
  });

  it('kill one pod that is not about to go, and leave it to the cluster to bring another', async () => {
    const { strike, heal } = find('kill a pod of companias');
    await strike();
    await heal();
    expect(asked).to.deep.equal(['get pods', 'delete pod b']);
  });

  it('give back as many pods as there were', async () => {
    const scaled: string[] = [];
    const watching = {
      ...hands,
      kubectl: (...args: string[]) => {
        if (args[0] === 'scale') scaled.push(args.slice(1).join(' '));
        return hands.kubectl(...args);
      },
    };
    const fault = planFaults(watching, 'all').find(({ what }) => what === 'take every pod of pulsar away')!;
    await fault.strike();
    await fault.heal();
    expect(scaled).to.deep.equal(['statefulset/pulsar --replicas=0', 'statefulset/pulsar --replicas=3']);
  });

  it('isolate the pods that are not about to go until they are reunited', async () => {
    const { strike, heal } = find('isolate every pod of auditoria');
    await strike();
    await heal();
    expect(asked).to.deep.equal(['get pods', partition(['b', 'c']), reunite]);
  });

  it('leave one pod of the BFF where it can be asked', async () => {
    await find('isolate a pod of bff-web').strike();
    expect(asked).to.deep.equal(['get pods', partition(['b'])]);
  });
});
