import { ManagedProcess } from '@propalpes/local/process/managed-process';
import { TcpProxy } from '@propalpes/local/process/tcp-proxy';
import { expect } from 'chai';
import { onOperator } from '../../src/faults/on-operator.js';

const nowhere = { host: '127.0.0.1', port: 9 };

describe('faults of the operator', () => {
  let lines: { pulsar: TcpProxy; kubernetes: TcpProxy };

  beforeEach(() => {
    lines = { pulsar: new TcpProxy(nowhere), kubernetes: new TcpProxy(nowhere) };
  });

  afterEach(() => Promise.all([lines.pulsar.cut(), lines.kubernetes.cut()]));

  const faults = (obeys = () => Promise.resolve()) => {
    const process = new ManagedProcess({
      name: 'operator',
      command: 'true',
      args: [],
      env: {},
      ready: () => Promise.resolve(),
      graceMs: 1,
      line: () => undefined,
    });
    return onOperator({ process, lines, obeys });
  };

  it('are done to its process and to both of its ways', () => {
    const all = Object.values(faults()).flatMap((it) => Object.values(it));
    expect(all.map(({ what }) => what)).to.include.members([
      'kill operator',
      'cut line of operator to Pulsar',
      'half-open line of operator to Kubernetes',
    ]);
    expect(new Set(all.map(({ what }) => what)).size).to.equal(13);
  });

  it('are over when it does again what it is told, which is asked for once they are undone', async () => {
    let portWhenAsked = 0;
    const { cut } = faults(() => {
      portWhenAsked = lines.kubernetes.port;
      return Promise.resolve();
    }).toKubernetes;
    await cut.heal();
    expect(portWhenAsked).to.be.above(0);
  });

  it('fail when it does not', async () => {
    const { cut } = faults(() => Promise.reject(new Error('deaf'))).toPulsar;
    const said = await cut.heal().catch((error: unknown) => (error as Error).message);
    expect(said).to.equal('deaf');
  });
});
