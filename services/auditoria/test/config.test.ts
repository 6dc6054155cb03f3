import { ConfigError, readConfig } from '@propalpes/seedwork/runtime/config';
import { expect } from 'chai';
import { settings } from '../src/config.js';
import { colombia } from './support/escenario.js';

describe('settings of auditoria', () => {
  it('have defaults', () => {
    expect(readConfig(settings, {})).to.deep.equal({
      REVIEW_AFTER_MS: 10_000,
      EXPIRE_AFTER_MS: 86_400_000,
      SWEEP_EVERY_MS: 5000,
      MEASURE_EVERY_MS: 15_000,
      COUNTRY_BOX: colombia,
    });
  });

  it('place the country', () => {
    expect(readConfig(settings, { COUNTRY_BOX: '-81.4, -18.4, -68.6, 0' }).COUNTRY_BOX).to.deep.equal({
      oeste: -81.4,
      sur: -18.4,
      este: -68.6,
      norte: 0,
    });
  });

  for (const box of [
    '',
    '1,2,3',
    '1,2,3,4,5',
    ',,,',
    'a,b,c,d',
    '3,2,1,4',
    '1,4,3,2',
    '-181,0,0,1',
    '0,0,1,91',
  ])
    it(`refuse a country at "${box}"`, () => {
      expect(() => readConfig(settings, { COUNTRY_BOX: box })).to.throw(
        ConfigError,
        'COUNTRY_BOX: must be west,south,east,north',
      );
    });
});
