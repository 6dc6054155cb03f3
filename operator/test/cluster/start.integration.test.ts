import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { until } from '@propalpes/local/process/until';
import { expect } from 'chai';

import { kubeconfigPath } from './cluster.js';
import { OperatorProcess } from './operator-process.js';
import { writeKubeconfig } from './service-account.js';

describe('the start of the operator', function () {
  this.timeout(60_000);

  it('shouldStopAtAMalformedSettingAndNameIt', async () => {
    const operator = await OperatorProcess.prepare({ KUBECONFIG: kubeconfigPath(), RESYNC: 'soon' });
    const failure = await operator.start().then(() => undefined, String);
    expect(failure).to.contain('(exit code 78)');
    expect(operator.lines).to.deep.equal([
      'operator: RESYNC: must be a number of seconds from 1 to 3600, such as 30s',
    ]);
  });

  it('shouldGoOnTryingWithoutApiserver', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'operator-'));
    const KUBECONFIG = await writeKubeconfig(directory, 'https://127.0.0.1:9', 'nobody');
    const operator = await OperatorProcess.prepare({ KUBECONFIG });
    const status = async (path: string): Promise<number> => (await operator.get(path)).status;
    const refusals = (): number =>
      operator.lines.filter((it) => it.includes('does not list our objects')).length;
    try {
      await operator.start();
      const tries = (): Promise<boolean> => Promise.resolve(refusals() >= 3);
      await until(tries, { what: 'three tries', withinMs: 20_000 });
      expect([await status('/readyz'), await status('/healthz')]).to.deep.equal([503, 200]);
      expect(await operator.stop()).to.deep.equal({ code: 0, signal: null });
    } finally {
      await operator.kill();
      await rm(directory, { recursive: true });
    }
  });
});
