import { expect } from 'chai';
import { MOST_UNACKNOWLEDGED } from '../../src/persistence/aggregate-schema.js';
import { readConfig } from '../../src/runtime/config.js';
import { poolSizeOf, serviceSettings } from '../../src/runtime/service-settings.js';

const needed = {
  PULSAR_SERVICE_URL: 'pulsar://broker:6650',
  PULSAR_ADMIN_URL: 'http://broker:8080',
  MONGODB_URI: 'mongodb://one:27017,two:27017/?replicaSet=rs0',
};
const read = (env: Record<string, string | undefined>) =>
  readConfig(serviceSettings({ port: 5000, database: 'companias' }), env);

describe('settings of a service', () => {
  it('need nothing but to know where the broker and the database are', () => {
    expect(read(needed)).to.include({
      HOST: '0.0.0.0',
      PORT: 5000,
      MANAGEMENT_PORT: 9000,
      DATABASE: 'companias',
      PULSAR_TENANT: 'propalpes',
      LANES: 64,
      MAX_UNACKNOWLEDGED: 256,
    });
  });

  for (const name of Object.keys(needed)) {
    it(`stop the start with one line when ${name} is missing`, () => {
      expect(() => read({ ...needed, [name]: undefined })).to.throw(new RegExp(`^${name}: is required$`));
    });
  }

  const malformed = {
    PORT: ['', 'http', '0', '65536', '5000.5'],
    MANAGEMENT_PORT: ['-1'],
    HOST: ['', 'a b'],
    LOG_LEVEL: ['loud', 'INFO'],
    PULSAR_SERVICE_URL: ['', 'broker:6650', 'http://broker'],
    PULSAR_ADMIN_URL: ['pulsar://broker:6650', 'http://'],
    PULSAR_TENANT: ['', 'Mi Tenant', 'a/b'],
    PULSAR_TOKEN_FILE: [''],
    PULSAR_TLS_CA_FILE: [''],
    MONGODB_URI: [
      '',
      'localhost',
      'mongodb://',
      'mongodb://host:port',
      'mongodb://host/?nonsense=1',
      'mongodb://a b',
    ],
    DATABASE: ['', 'a b', 'a.b', 'a/b', 'x'.repeat(64)],
    LANES: ['', '0', 'many', '1025'],
    MAX_UNACKNOWLEDGED: ['1', '1e3', String(MOST_UNACKNOWLEDGED + 1)],
    MAX_DATABASE_CONNECTIONS: ['0', 'many'],
    SEND_TIMEOUT_MS: ['1', '5s'],
    MAX_PENDING_MESSAGES: ['0'],
  };

  for (const [name, values] of Object.entries(malformed)) {
    for (const value of values) {
      it(`stop the start with one line when ${name} is ${JSON.stringify(value.slice(0, 30))}`, () => {
        expect(() => read({ ...needed, [name]: value })).to.throw(new RegExp(`^${name}: must be .+$`));
      });
    }
  }

  it('take as many unacknowledged messages of a subscription as a document remembers', () => {
    expect(read({ ...needed, MAX_UNACKNOWLEDGED: String(MOST_UNACKNOWLEDGED) })).to.include({
      MAX_UNACKNOWLEDGED: MOST_UNACKNOWLEDGED,
    });
  });

  it('give each lane of each subscription a connection to the database, and leave some for queries', () => {
    const config = read({ ...needed, LANES: '10' });
    expect(poolSizeOf(config, 3) - poolSizeOf(config, 2)).to.equal(10);
    expect(poolSizeOf(config, 3)).to.be.above(30);
  });

  it('may say how many connections to the database there are', () => {
    expect(poolSizeOf(read({ ...needed, MAX_DATABASE_CONNECTIONS: '7' }), 3)).to.equal(7);
  });

  it('name everything that is wrong, in one line', () => {
    expect(() => read({ ...needed, PORT: 'x', LANES: '0' })).to.throw(/^[^\n]*PORT: [^\n]*LANES: [^\n]*$/);
  });

  it('do not repeat a value, which may be a secret', () => {
    expect(() => read({ ...needed, MONGODB_URI: 'mongodb://ana:secreto@host:port' })).to.throw(
      /^(?!.*secreto)/,
    );
  });
});
