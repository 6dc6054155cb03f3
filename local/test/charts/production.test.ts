import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { parse } from 'yaml';
import { pathOf } from './variants.js';

describe('the values for production', () => {
  const { global } = parse(readFileSync(pathOf('propalpes', 'values-production.yaml'), 'utf8')) as {
    global: { image: { tag: unknown } };
  };

  it('show the tag of a commit, because a version is built again and again', () => {
    expect(global.image.tag).to.match(/^[0-9a-f]{12}$/);
  });
});
