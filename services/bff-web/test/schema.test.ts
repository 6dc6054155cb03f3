import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { buildApiSchema, sdlOf } from '../src/schema/build.js';

describe('schema', () => {
  it('is the one that is committed; npm run schema -w @propalpes/bff-web writes it', () => {
    // from dist/test
    const committed = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8');
    expect(sdlOf(buildApiSchema())).to.equal(committed);
  });
});
