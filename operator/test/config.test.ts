import { expect } from 'chai';

import { ConfigError, readConfig } from '../src/config.js';

const url = { PULSAR_ADMIN_URL: 'http://localhost:8080' };

describe('readConfig', () => {
  it('has a default for everything but the address', () => {
    expect(readConfig(url)).to.deep.include({ APPLY_DEADLINE: 120_000, PULSAR_AUTHORIZATION: 'off' });
  });

  it('reads the deadline in seconds, with or without unit', () => {
    expect(readConfig({ ...url, APPLY_DEADLINE: '5' }).APPLY_DEADLINE).to.equal(5_000);
    expect(readConfig({ ...url, APPLY_DEADLINE: '7s' }).APPLY_DEADLINE).to.equal(7_000);
  });

  const broken: Record<string, Record<string, string>> = {
    PULSAR_ADMIN_URL: { PULSAR_ADMIN_URL: 'localhost:8080' },
    PULSAR_AUTHORIZATION: { ...url, PULSAR_AUTHORIZATION: 'yes' },
    APPLY_DEADLINE: { ...url, APPLY_DEADLINE: '2 minutes' },
    PULSAR_TOKEN: { ...url, PULSAR_TOKEN: '' },
  };
  for (const [variable, env] of Object.entries(broken)) {
    it(`names ${variable} and its rule in one line`, () => {
      expect(() => readConfig(env)).to.throw(ConfigError, new RegExp(`^${variable}: must [^\\n]+$`));
    });
  }

  it('names an address that is missing', () => {
    expect(() => readConfig({})).to.throw(ConfigError, /^PULSAR_ADMIN_URL: must be/);
  });
});
