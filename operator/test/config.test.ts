import { ConfigError, readConfig } from '@propalpes/seedwork/runtime/config';
import { expect } from 'chai';

import { applySettings, backlogMetricsSettings, runSettings } from '../src/config.js';

const url = { PULSAR_ADMIN_URL: 'http://localhost:8080' };

describe('settings', () => {
  it('has a default for everything but the address', () => {
    expect(readConfig(applySettings, url)).to.deep.include({
      APPLY_DEADLINE: 120_000,
      PULSAR_AUTHORIZATION: 'off',
    });
  });

  it('reads the deadline in seconds, with or without unit', () => {
    expect(readConfig(applySettings, { ...url, APPLY_DEADLINE: '5' }).APPLY_DEADLINE).to.equal(5_000);
    expect(readConfig(applySettings, { ...url, APPLY_DEADLINE: '7s' }).APPLY_DEADLINE).to.equal(7_000);
  });

  const broken: Record<string, Record<string, string>> = {
    PULSAR_ADMIN_URL: { PULSAR_ADMIN_URL: 'localhost:8080' },
    PULSAR_AUTHORIZATION: { ...url, PULSAR_AUTHORIZATION: 'yes' },
    APPLY_DEADLINE: { ...url, APPLY_DEADLINE: '2 minutes' },
    PULSAR_TOKEN: { ...url, PULSAR_TOKEN: '' },
  };
  for (const [variable, env] of Object.entries(broken)) {
    it(`names ${variable} and its rule in one line`, () => {
      expect(() => readConfig(applySettings, env)).to.throw(
        ConfigError,
        new RegExp(`^${variable}: must [^\\n]+$`),
      );
    });
  }

  it('names an address that is missing', () => {
    expect(() => readConfig(applySettings, {})).to.throw(ConfigError, /^PULSAR_ADMIN_URL: is required/);
  });

  it('let the loop resync every 30 s and look at all namespaces', () => {
    const { RESYNC, WATCH_NAMESPACE } = readConfig(runSettings, url);
    expect([RESYNC, WATCH_NAMESPACE]).to.deep.equal([30_000, undefined]);
  });

  it('read a list with or without spaces', () => {
    const { PULSAR_TRUSTED_HOSTS } = readConfig(runSettings, { ...url, PULSAR_TRUSTED_HOSTS: 'a, .b.svc,' });
    expect(PULSAR_TRUSTED_HOSTS).to.deep.equal(['a', '.b.svc']);
  });

  it('want a certificate for the metrics server', () => {
    expect(() => readConfig(backlogMetricsSettings, url)).to.throw(ConfigError, /TLS_CERT_FILE: is required/);
  });
});
