import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { parse } from 'yaml';
import { filesOfValues, lostGuards } from '../../src/on-kubernetes/given-values.js';
import type { Values } from '../../src/on-kubernetes/release.js';
import { pathOf } from '../charts/variants.js';

describe('the values that a release is given', () => {
  const production = parse(readFileSync(pathOf('propalpes', 'values-production.yaml'), 'utf8')) as Values;

  it('are in the files that VALUES names, in their order', () => {
    expect(filesOfValues({ VALUES: 'ours.yaml,with space.yaml' })).to.deep.equal([
      'ours.yaml',
      'with space.yaml',
    ]);
    expect(filesOfValues({ VALUES: '' })).to.deep.equal([]);
    expect(filesOfValues({})).to.deep.equal([]);
  });

  it('guard one in production: without the file broker, Secrets and the way in would be others', () => {
    const lost = [
      'platform.enabled: false',
      'global.pulsar.tokenSecret: pulsar-tokens',
      'global.pulsar.caSecret: pulsar-ca',
      'global.mongodb.uriSecret: mongodb-uris',
      'global.mongodb.caSecret: mongodb-ca',
      'bff-web.ingress.public: false',
    ];
    expect(lostGuards(production, [])).to.deep.equal(lost);
    expect(lostGuards(production, [{ companias: { settings: { LANES: 8 } } }])).to.deep.equal(lost);
  });

  it('lose nothing when a file names it, and be it to change it', () => {
    expect(lostGuards(production, [production])).to.deep.equal([]);
    expect(lostGuards({ platform: { enabled: false } }, [{ platform: { enabled: true } }])).to.deep.equal([]);
  });

  it('lose nothing where there was no release, or one to try it with', () => {
    expect(lostGuards({}, [])).to.deep.equal([]);
    expect(lostGuards({ platform: { enabled: true }, global: { pulsar: null } }, [])).to.deep.equal([]);
  });
});
