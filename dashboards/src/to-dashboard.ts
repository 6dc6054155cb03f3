/* eslint-disable @typescript-eslint/no-deprecated -- the sidecar that reads ConfigMaps provisions this schema, not the next */
import {
  type Dashboard,
  DashboardBuilder,
  DashboardCursorSync,
  type DashboardLink,
  DashboardLinkBuilder,
  DashboardLinkType,
  DatasourceVariableBuilder,
  QueryVariableBuilder,
  RowBuilder,
  VariableRefresh,
  VariableSort,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { alertsOf, counted, drawn, runbooks } from './alerts-of-board.js';
import { type Board, type Row, type Series, type Stat, uidOf } from './board.js';
import { datasource, toPanel } from './to-panel.js';

const columns = 24;

/** What Grafana reads. The alerts that name the dashboard are counted, drawn over its panels and linked to their runbooks. */
export function toDashboard(board: Board): Dashboard {
  const alerts = alertsOf(board);
  const builder = new DashboardBuilder(`PropAlpes · ${board.title}`)
    .uid(uidOf(board))
    .description(board.description)
    .tags(['propalpes'])
    .timezone('browser')
    .tooltip(DashboardCursorSync.Crosshair)
    .refresh('30s')
    .time({ from: 'now-1h', to: 'now' })
    .withVariable(new DatasourceVariableBuilder('datasource').label('Prometheus').type('prometheus'))
    .annotation(drawn(alerts))
    .link(otherDashboards());
  if (board.choosesJobs) builder.withVariable(jobs());
  for (const link of runbooks(alerts)) builder.link(link);
  const [first, ...rest] = board.rows;
  addRow(builder, { ...first, tiles: [counted(alerts), ...first.tiles] });
  for (const row of rest) addRow(builder, row);
  return finished(builder.build());
}

function addRow(builder: DashboardBuilder, { title, tiles }: Row): void {
  builder.withRow(new RowBuilder(title));
  for (const tile of tiles) builder.withPanel(toPanel(tile, widthOf(tile, tiles)));
}

/** Figures share one line. Series stand two by two, for their legends need room, and the last of an odd number alone. */
function widthOf(tile: Stat | Series, tiles: Row['tiles']): number {
  if (tile.kind === 'stat') return Math.floor(columns / tiles.length);
  const alone = tiles.length % 2 === 1 && tile === tiles.at(-1);
  return alone ? columns : columns / 2;
}

/** Links to a panel go by its id, so it is given here. */
const finished = (dashboard: Dashboard): Dashboard => ({
  ...dashboard,
  links: (dashboard.links ?? []).map(shown),
  panels: (dashboard.panels ?? []).map((panel, index) => ({ ...panel, id: index + 1 })),
});

/** The builders would hide it in a menu. */
function shown(link: DashboardLink): DashboardLink {
  const copy = { ...link };
  delete copy.placement;
  return copy;
}

/** Of the services that are scraped. */
const jobs = (): QueryVariableBuilder =>
  new QueryVariableBuilder('job')
    .label('Servicio')
    .datasource(datasource)
    .query('label_values(propalpes_build_info, job)')
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.AlphabeticalAsc)
    .multi(true)
    .includeAll(true)
    .allValue('.+')
    .current({ text: 'All', value: '$__all' });

const otherDashboards = (): DashboardLinkBuilder =>
  new DashboardLinkBuilder('Tableros')
    .type(DashboardLinkType.Dashboards)
    .tags(['propalpes'])
    .asDropdown(true)
    .keepTime(true);
