import { ConfigError, readConfig } from '@propalpes/seedwork/runtime/config';
import { expect } from 'chai';
import { settings } from '../src/config.js';

const env = {
  PULSAR_SERVICE_URL: 'pulsar://localhost:6650',
  PULSAR_ADMIN_URL: 'http://localhost:8080',
  COMPANIAS_URL: 'http://localhost:5000',
  PROPIEDADES_URL: 'http://localhost:5001',
  GEOGRAFICOS_URL: 'http://localhost:5002',
  AUDITORIA_URL: 'http://localhost:5003',
};

describe('settings of the BFF', () => {
  it('have defaults for all but addresses', () => {
    expect(readConfig(settings, env)).to.include({
      PORT: 8003,
      MANAGEMENT_PORT: 9010,
      NODE_ENV: 'development',
    });
  });

  for (const missing of Object.keys(env)) {
    it(`demand ${missing}`, () => {
      expect(() => readConfig(settings, { ...env, [missing]: undefined })).to.throw(
        ConfigError,
        `${missing}: is required`,
      );
    });
  }

  it('take origins with commas between them', () => {
    const { CORS_ORIGINS } = readConfig(settings, {
      ...env,
      CORS_ORIGINS: 'https://a.example,http://localhost:3000',
    });
    expect(CORS_ORIGINS).to.deep.equal(['https://a.example', 'http://localhost:3000']);
  });

  it('refuse a request less time than a part of it', () => {
    const rule = 'REQUEST_TIMEOUT_MS: must be longer than SEND_TIMEOUT_MS and than twice UPSTREAM_TIMEOUT_MS';
    for (const slow of [{ SEND_TIMEOUT_MS: '10000' }, { UPSTREAM_TIMEOUT_MS: '5000' }])
      expect(() => readConfig(settings, { ...env, ...slow })).to.throw(ConfigError, rule);
    expect(readConfig(settings, { ...env, UPSTREAM_TIMEOUT_MS: '4999' }).REQUEST_TIMEOUT_MS).to.equal(10_000);
  });

  it('refuse what is no origin', () => {
    expect(() => readConfig(settings, { ...env, CORS_ORIGINS: '*' })).to.throw(ConfigError, 'CORS_ORIGINS');
  });
});
