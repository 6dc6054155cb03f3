import { expect } from 'chai';
import { table } from '../../src/cli/table.js';

describe('a table', () => {
  it('aligns its columns, and leaves no space at the end of a line', () => {
    expect(
      table(
        ['id', 'estado'],
        [
          ['1', 'EN_CURSO'],
          ['1000', '-'],
        ],
      ),
    ).to.deep.equal(['id    estado', '1     EN_CURSO', '1000  -']);
  });
});
