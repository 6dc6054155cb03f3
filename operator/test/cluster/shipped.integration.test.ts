import { fileURLToPath } from 'node:url';

import { expect } from 'chai';

import { requireCluster, runKubectl } from './cluster.js';

const accepted = /(created|configured|unchanged) \(server dry run\)$/;

describe('what we ship', function () {
  this.timeout(60_000);

  before(requireCluster);

  for (const path of [
    'operator/deploy/examples.yaml',
    'operator/deploy/rbac.yaml',
    'schemas/generated/manifests',
  ]) {
    it(`is accepted by the API server: ${path}`, async () => {
      const file = fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
      const told = await runKubectl('apply', '--dry-run=server', '-f', file);
      expect(
        told
          .trim()
          .split('\n')
          .filter((it) => !accepted.test(it)),
      ).to.deep.equal([]);
    });
  }
});
