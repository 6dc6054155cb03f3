import { services } from '@propalpes/local/supervisor/services';
import { expect } from 'chai';
import { figure } from '../src/kubernetes/namespace.js';
import { NextVersion } from '../src/kubernetes/next-version.js';
import type { Upgrade } from '../src/kubernetes/upgrade.js';
import { trialWithin } from '../src/kubernetes/within-network.js';
import { progress } from '../src/rig/progress.js';

describe('A release that is upgraded under load to one more field and one more event, and back', function () {
  this.timeout(1_800_000);
  let seen: Upgrade;

  before(async () => {
    const next = await NextVersion.compatible('v2');
    await next.load(
      services.map(({ name }) => name),
      progress(),
    );
    seen = await trialWithin<Upgrade>('upgrade', 900_000);
    const { findings, ...rest } = seen;
    for (const [name, value] of Object.entries({ ...rest, ...findings })) figure(`upgrade: ${name}`, value);
  });

  it('fails at most one mutation in a thousand', () => {
    expect(seen.failed / seen.asked).to.be.at.most(0.001);
  });

  it('loses nothing, doubles nothing and buries nothing', () => {
    expect(Object.entries(seen.findings).filter(([, count]) => count > 0)).to.deep.equal([]);
  });
});
