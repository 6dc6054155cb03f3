import { expect } from 'chai';
import { z } from 'zod';
import { ConfigError, readConfig } from '../../src/runtime/config.js';
import { integer, name, port, serverSettings, url } from '../../src/runtime/settings.js';

const schema = z.object({ ...serverSettings(5000, 9000), PULSAR_SERVICE_URL: url('pulsar', 'pulsar+ssl') });
const env = { PULSAR_SERVICE_URL: 'pulsar://localhost:6650' };

describe('configuration', () => {
  it('takes defaults where nothing is set', () => {
    expect(readConfig(schema, env)).to.deep.equal({
      HOST: '0.0.0.0',
      PORT: 5000,
      MANAGEMENT_PORT: 9000,
      LOG_LEVEL: 'info',
      PULSAR_SERVICE_URL: 'pulsar://localhost:6650',
    });
  });

  it('names a missing setting', () => {
    expect(() => readConfig(schema, {})).to.throw(ConfigError, 'PULSAR_SERVICE_URL: is required');
  });

  for (const value of ['', ' ', 'abc', '0', '65536', '-1', '1.5', '1e3', '0x50']) {
    it(`refuses the port "${value}"`, () => {
      expect(() => readConfig(z.object({ PORT: port().default(1) }), { PORT: value })).to.throw(
        ConfigError,
        'PORT: must be a whole number from 1 to 65535',
      );
    });
  }

  for (const value of ['', 'localhost:6650', 'http://localhost', 'pulsar://', 'no spaces']) {
    it(`refuses the address "${value}"`, () => {
      expect(() => readConfig(schema, { PULSAR_SERVICE_URL: value })).to.throw(
        ConfigError,
        'PULSAR_SERVICE_URL: must be an address that starts with pulsar:// or pulsar+ssl://',
      );
    });
  }

  it('names every wrong setting in one line and shows no value', () => {
    const rules = z.object({ LANES: integer(1, 1024), DATABASE: name() });
    expect(() => readConfig(rules, { LANES: 'many', DATABASE: 'two words\n' })).to.throw(
      ConfigError,
      /^LANES: must be a whole number from 1 to 1024; DATABASE: must be 1 to 200 characters without spaces$/,
    );
  });
});
