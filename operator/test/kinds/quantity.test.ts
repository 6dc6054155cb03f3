import { expect } from 'chai';

import { mebibytesOf, minutesOf } from '../../src/kinds/quantity.js';

describe('quantities', () => {
  it('reads durations as minutes', () => {
    expect(['45m', '12h', '30d', '2w'].map(minutesOf)).to.deep.equal([45, 720, 43_200, 20_160]);
  });

  it('reads sizes as mebibytes', () => {
    expect(['512Mi', '10Gi', '1Ti'].map(mebibytesOf)).to.deep.equal([512, 10_240, 1_048_576]);
  });
});
