import { expect } from 'chai';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { ConfigError, readConfig } from '../../src/runtime/config.js';
import { filePath, integer, name, port, serverSettings, url } from '../../src/runtime/settings.js';

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

  describe('in a file', () => {
    const secret = z.object({ MONGODB_URI: url('mongodb'), PULSAR_TOKEN_FILE: filePath().optional() });
    const uri = 'mongodb://ana:secret@host/';
    let file: string;

    before(async () => {
      file = join(await mkdtemp(join(tmpdir(), 'propalpes-config-')), 'uri');
      await writeFile(file, `${uri}\n`);
    });

    after(() => rm(dirname(file), { recursive: true }));

    it('is read like any other', () => {
      expect(readConfig(secret, { MONGODB_URI_FILE: file })).to.deep.equal({ MONGODB_URI: uri });
    });

    it('leaves a setting alone that is a path itself', () => {
      const given = { MONGODB_URI: uri, PULSAR_TOKEN_FILE: '/not/read/yet' };
      expect(readConfig(secret, given)).to.deep.equal(given);
    });

    it('is refused beside the setting itself', () => {
      expect(() => readConfig(secret, { MONGODB_URI: uri, MONGODB_URI_FILE: file })).to.throw(
        ConfigError,
        /^MONGODB_URI_FILE: must not be set beside MONGODB_URI$/,
      );
    });

    it('is refused when the file cannot be read', () => {
      expect(() => readConfig(secret, { MONGODB_URI_FILE: '/no/such/file' })).to.throw(
        ConfigError,
        /^MONGODB_URI_FILE: cannot be read \(ENOENT\)$/,
      );
    });
  });
});
