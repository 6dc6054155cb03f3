import { expect } from 'chai';
import { dirname } from 'node:path';
import { databaseKind } from '../../src/database/kind.js';

describe('the choice of the database', () => {
  it('is the one that MONGODB_URI names, whatever else there is', () => {
    expect(databaseKind({ MONGODB_URI: 'mongodb://db', PATH: process.env['PATH'] })).to.equal('external');
  });

  it('is the stand-in when there is neither MONGODB_URI nor mongod', () => {
    expect(databaseKind({ MONGODB_URI: '', PATH: dirname(import.meta.filename) })).to.equal('stand-in');
    expect(databaseKind({})).to.equal('stand-in');
  });
});
