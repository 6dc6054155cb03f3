import { expect } from 'chai';
import { pipConfig } from '../../src/images/registries.js';

describe('the registries that a build is told of', () => {
  it('are none where pip is not configured', () => {
    expect(pipConfig("global.timeout='60'\n")).to.equal('');
  });

  it('are those of pip, without settings that mean files of this machine', () => {
    const listed = "global.cert='/ca.pem'\nglobal.index-url='https://pip.test/simple'\n";
    expect(pipConfig(listed)).to.equal('[global]\nindex-url = https://pip.test/simple\n');
  });

  it('are those of the environment before those of the files', () => {
    const listed = ":env:.index-url='https://env.test'\nglobal.index-url='https://file.test'\n";
    expect(pipConfig(listed)).to.equal('[global]\nindex-url = https://env.test\n');
  });

  it('may be several', () => {
    const listed = "global.extra-index-url='\\nhttps://a.test\\nhttps://b.test'\n";
    expect(pipConfig(listed)).to.equal('[global]\nextra-index-url = \n  https://a.test\n  https://b.test\n');
  });
});
