import { expect } from 'chai';
import type { Series, Stat } from '../src/board.js';
import { boards } from '../src/boards.js';
import { drawnPanels } from '../src/panels.js';

const tiles = boards.flatMap((board) => drawnPanels(board).filter(({ type }) => type === 'stat'));
const expressions = tiles.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
const drawn = boards.flatMap(({ rows }) => rows).flatMap((row): readonly (Stat | Series)[] => row.tiles);

describe('the figures of a first row', () => {
  it('have no value of their own where nothing is known', () => {
    expect(expressions.filter((it) => it.includes('vector('))).to.deep.equal([]);
  });

  it('are not NaN where nobody asks for anything', () => {
    const quotients = expressions.filter((it) => /histogram_quantile|:ratio_/.test(it));
    expect(quotients).to.have.length(5);
    for (const expression of quotients) expect(expression).to.match(/ >= 0\b/);
  });

  it('say what is not known in a color that nothing else has, and never in green', () => {
    const judged = drawn.filter(({ kind, limits }) => kind === 'stat' && limits && 'red' in limits);
    for (const { title, whenEmpty: text = 'sin datos' } of judged) {
      const panel = tiles.find((it) => it.title === title);
      expect(panel?.fieldConfig?.defaults.mappings, title).to.deep.include({
        type: 'special',
        options: { match: 'null+nan', result: { text, color: 'gray' } },
      });
    }
    expect(judged).to.have.length.above(15);
  });
});
