import { chartDirectory } from '../../src/charts/charts.js';
import { helm } from '../../src/charts/helm.js';
import { argumentsOf } from '../../src/charts/render.js';
import { variants } from './variants.js';

describe('helm lint', function () {
  this.timeout(60_000);

  for (const { name, chart, files } of variants) {
    it(`has nothing to say of ${name}`, async () => {
      await helm(['lint', '--strict', '--quiet', chartDirectory(chart), ...argumentsOf({ files })]);
    });
  }
});
