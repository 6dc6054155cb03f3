import { expect } from 'chai';
import { imageVersion, publicUrl, revisionOf } from '../../src/images/provenance.js';

describe('where an image comes from', () => {
  it('is told as a URL that people can open, without who fetched it', () => {
    expect(publicUrl('git@git.test:team/propalpes.git')).to.equal('https://git.test/team/propalpes');
    expect(publicUrl('https://me:secret@git.test/team/propalpes.git')).to.equal(
      'https://git.test/team/propalpes',
    );
  });

  it('is not told where only this machine knows', () => {
    expect(publicUrl('')).to.equal('');
    expect(publicUrl('/srv/propalpes.git')).to.equal('');
  });

  it('is a commit, marked when files differ from it', async () => {
    expect(await revisionOf('services/companias')).to.match(/^([0-9a-f]{40}(-dirty)?|unknown)$/);
  });

  it('has the version of the project unless IMAGE_TAG says another', async () => {
    expect(await imageVersion({})).to.match(/^\d+\.\d+\.\d+$/);
    expect(await imageVersion({ IMAGE_TAG: '' })).to.equal(await imageVersion({}));
    expect(await imageVersion({ IMAGE_TAG: 'next' })).to.equal('next');
  });
});
