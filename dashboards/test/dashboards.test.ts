import { expect } from 'chai';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '@propalpes/local/paths';
import { isAlert, readRules } from '@propalpes/local/prometheus/alerts';
import { uidOf } from '../src/board.js';
import { boards } from '../src/boards.js';
import { stale, wanted } from '../src/files.js';
import { drawnPanels, panelsOf } from '../src/panels.js';
import { toDashboard } from '../src/to-dashboard.js';

describe('the dashboards', () => {
  it('are in the chart as they are written here', () => {
    expect(stale(wanted()), 'npm run generate -w @propalpes/dashboards').to.deep.equal([]);
  });

  it('have uids of their own', () => {
    expect(new Set(boards.map(uidOf)).size).to.equal(boards.length);
  });

  it('are those that alerts name', () => {
    const named = readRules()
      .filter(isAlert)
      .map(({ annotations }) => annotations.dashboard);
    expect([...new Set(named)]).to.have.members(boards.map(uidOf));
  });

  for (const board of boards)
    describe(board.name, () => {
      it('says of every panel what it shows, what is normal and what to do', () => {
        for (const { title, description } of drawnPanels(board))
          expect(description, title).to.match(/^.{10,}\n\n\*\*Normal:\*\* .+\.\n\n\*\*Si no:\*\* .+\.$/);
      });

      it('has a unit for every panel', () => {
        for (const { title, fieldConfig } of drawnPanels(board))
          expect(fieldConfig?.defaults.unit, title).to.match(/^[a-z]+$/);
      });

      it('calls no two panels alike', () => {
        const titles = drawnPanels(board).map(({ title }) => title);
        expect(new Set(titles).size).to.equal(titles.length);
      });

      it('tells series of one panel apart', () => {
        for (const { title, type, targets = [] } of drawnPanels(board))
          if (type === 'timeseries')
            for (const { legendFormat } of targets) expect(legendFormat, title).not.to.equal('');
      });

      it('answers in its first row whether all is well, by figures alone', () => {
        const [row, ...panels] = panelsOf(board);
        const next = panels.findIndex(({ type }) => type === 'row');
        expect(row?.title).to.equal('¿Va bien?');
        expect(new Set(panels.slice(0, next).map(({ type }) => type))).to.deep.equal(new Set(['stat']));
        expect(panels[0]?.title).to.equal('Alertas activas');
      });

      it('fills lines of 24 columns and lays no panel over another', () => {
        const taken = new Set<string>();
        const lines = new Map<number, number>();
        for (const { title, gridPos } of panelsOf(board)) {
          const { x, y, w, h } = gridPos;
          lines.set(y, (lines.get(y) ?? 0) + w);
          for (let column = x; column < x + w; column += 1)
            for (let line = y; line < y + h; line += 1) {
              expect(taken.has(`${column} ${line}`), title).to.equal(false);
              taken.add(`${column} ${line}`);
            }
        }
        expect([...new Set(lines.values())]).to.deep.equal([24]);
      });

      it('links to the runbooks of its alerts', () => {
        const { links = [] } = toDashboard(board);
        const pages = links.flatMap(({ url }) => (url === undefined ? [] : [url]));
        expect(pages).not.to.be.empty;
        for (const page of pages) expect(existsSync(join(checkout, page)), page).to.equal(true);
      });

      it('lets the source be chosen, and services where it has more than one', () => {
        const names = toDashboard(board).templating.list?.map(({ name }) => name);
        expect(names).to.deep.equal(board.choosesJobs ? ['datasource', 'job'] : ['datasource']);
        const uses = drawnPanels(board).some(({ targets = [] }) =>
          targets.some(({ expr }) => expr.includes('$job')),
        );
        expect(uses).to.equal(board.choosesJobs ?? false);
      });
    });
});
