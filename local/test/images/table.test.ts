import { expect } from 'chai';
import { imageTable } from '../../src/images/table.js';

describe('the table of images', () => {
  it('tells sizes, shared layers and times', () => {
    const table = imageTable([
      { tag: 'docker.io/propalpes/a:1', bytes: 151_400_000, layers: ['x', 'y'], seconds: 61.24 },
      { tag: 'docker.io/propalpes/long:1', bytes: 99_000_000, layers: ['x', 'z'], seconds: 2 },
    ]);
    expect(table.split('\n')).to.deep.equal([
      'image             size    layers shared by all  took',
      'propalpes/a:1     151 MB  1 of 2                61.2 s',
      'propalpes/long:1  99 MB   1 of 2                2.0 s',
    ]);
  });
});
