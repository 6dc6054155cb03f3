import { expect } from 'chai';
import { archiveName } from '../../src/images/archive.js';

describe('the archive of an image', () => {
  it('is named after its content', () => {
    expect(archiveName('bff-web', 'docker.io/propalpes/bff-web:1.0', '0123456789abcdef')).to.equal(
      'bff-web@1.0@0123456789ab.tar',
    );
  });
});
