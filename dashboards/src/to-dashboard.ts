/* eslint-disable @typescript-eslint/no-deprecated -- the sidecar that reads ConfigMaps provisions this schema, not the next */
import {
  AnnotationQueryBuilder,
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
import { type AlertingRule, isAlert, readRules } from '@propalpes/local/prometheus/alerts';
import { type Board, type Row, stat, uidOf } from './board.js';
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
  const stats = tiles.filter(({ kind }) => kind === 'stat').length;
  for (const tile of tiles) builder.withPanel(toPanel(tile, Math.floor(columns / Math.max(stats, 1))));
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

const alertsOf = (board: Board): readonly AlertingRule[] =>
  readRules()
    .filter(isAlert)
    .filter(({ annotations }) => annotations.dashboard === uidOf(board));

const firing = (alerts: readonly AlertingRule[]): string => {
  const names = [...new Set(alerts.map(({ alert }) => alert))].join('|');
  return `ALERTS{alertstate="firing", alertname=~"${names}"}`;
};

const counted = (alerts: readonly AlertingRule[]) =>
  stat({
    title: 'Alertas activas',
    shows: `Cuántas alertas de este tablero están activas: ${[...new Set(alerts.map(({ alert }) => alert))].join(', ')}.`,
    normal: '0.',
    otherwise: 'abra arriba el runbook de la alerta: dice qué significa, dónde mirar y qué hacer.',
    unit: 'short',
    limits: { red: 1 },
    queries: [{ expr: `count(${firing(alerts)}) or vector(0)` }],
  });

const drawn = (alerts: readonly AlertingRule[]): AnnotationQueryBuilder =>
  new AnnotationQueryBuilder()
    .name('Alertas')
    .datasource(datasource)
    .enable(true)
    .iconColor('red')
    .expr(firing(alerts))
    .titleFormat('{{alertname}}')
    .textFormat('{{severity}}')
    .step('30s');

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

/** Their addresses begin with `docs/`: the chart puts its value `alerts.runbooks` before. */
function runbooks(alerts: readonly AlertingRule[]): readonly DashboardLinkBuilder[] {
  const pages = new Map(alerts.map(({ alert, annotations }) => [alert, annotations.runbook_url]));
  return [...pages].map(([alert, page]) =>
    new DashboardLinkBuilder(`Runbook: ${alert}`)
      .type(DashboardLinkType.Link)
      .icon('doc')
      .tooltip(page)
      .url(page)
      .targetBlank(true),
  );
}
