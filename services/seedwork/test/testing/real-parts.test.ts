import { expect } from 'chai';
import { realParts } from '../../testing/real-parts.js';

describe('real parts of an integration test', () => {
  it('are missing with one clear line', () => {
    expect(() => realParts({ PULSAR_ADMIN_URL: 'http://localhost:8080' })).to.throw(
      'PULSAR_SERVICE_URL, MONGODB_URI not set: start the tests with a broker and a database (make test)',
    );
  });
});
