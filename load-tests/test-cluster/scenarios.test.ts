import { ensureK6 } from '@propalpes/local/setup/k6';
import { expect } from 'chai';
import { scenarioNames } from '../src/k6/options.js';
import { figure } from '../src/kubernetes/namespace.js';
import { trialWithin } from '../src/kubernetes/within-network.js';
import type { RunReport } from '../src/report/run-report.js';
import { progress } from '../src/rig/progress.js';

const PROFILE = 'laptop';

describe('A release under the load of the scenarios', function () {
  this.timeout(3_600_000);
  let reports: readonly RunReport[];

  before(async () => {
    await ensureK6(progress());
    const args = ['all', '--profile', PROFILE, '--seed', '42'];
    reports = await trialWithin<readonly RunReport[]>('load', 3_500_000, args);
    for (const { scenario, figures } of reports) {
      for (const [name, value] of Object.entries(figures)) figure(`${scenario}: ${name}`, value);
    }
  });

  for (const name of scenarioNames) {
    it(`holds what ${name} demands, the ledger included`, () => {
      const checks = reports.find(({ scenario }) => scenario === name)?.checks ?? [];
      expect(checks).to.have.length.above(0);
      expect(checks.filter(({ ok }) => !ok)).to.deep.equal([]);
    });
  }
});
