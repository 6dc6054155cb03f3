import { expect } from 'chai';
import { nameOf } from '../src/pictures/drawing.js';

describe('the name of a series', () => {
  it('has its labels where the legend says', () => {
    expect(nameOf('{{job}} · {{ topic }}', { job: 'a', topic: 'b/c', other: 'd' })).to.equal('a · b/c');
  });

  it('has nothing in the place of a label that is not there', () => {
    expect(nameOf('{{job}}!', {})).to.equal('!');
  });
});
