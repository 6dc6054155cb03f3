import { expect } from 'chai';
import { boards } from '../src/boards.js';
import { drawnPanels } from '../src/panels.js';

const drawn = boards.flatMap(drawnPanels).filter(({ type }) => type === 'timeseries');

describe('the legend of a panel', () => {
  it('stands beside the lines, where there is room for all of them', () => {
    for (const { title, options, gridPos } of drawn) {
      expect(options?.legend, title).to.include({
        displayMode: 'table',
        placement: 'right',
        showLegend: true,
      });
      expect(gridPos.w, title).to.be.at.least(12);
    }
  });

  it('tells the worst of every line, the worst of all first', () => {
    const legends = new Map(drawn.map(({ title, options }) => [title, options?.legend]));
    expect(legends.get('Reintentos')).to.include({ sortBy: 'Max', sortDesc: true });
    expect(legends.get('Consumidores conectados')).to.include({ sortBy: 'Min', sortDesc: false });
  });
});
