import {
  AnnotationQueryBuilder,
  DashboardLinkBuilder,
  DashboardLinkType,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { type AlertingRule, isAlert, readRules } from '@propalpes/local/prometheus/alerts';
import { type Board, stat, uidOf } from './board.js';
import { datasource } from './to-panel.js';

/** Those that name the dashboard. */
export const alertsOf = (board: Board): readonly AlertingRule[] =>
  readRules()
    .filter(isAlert)
    .filter(({ annotations }) => annotations.dashboard === uidOf(board));

const firing = (alerts: readonly AlertingRule[]): string => {
  const names = [...new Set(alerts.map(({ alert }) => alert))].join('|');
  return `ALERTS{alertstate="firing", alertname=~"${names}"}`;
};

/** The first figure of a dashboard. */
export const counted = (alerts: readonly AlertingRule[]) =>
  stat({
    title: 'Alertas activas',
    shows: `Cuántas alertas de este tablero están activas: ${[...new Set(alerts.map(({ alert }) => alert))].join(', ')}.`,
    normal: '0.',
    otherwise: 'el runbook de cada alerta (docs/runbooks) dice qué significa, dónde mirar y qué hacer.',
    unit: 'short',
    limits: { red: 1 },
    whenEmpty: 'sin reglas o sin Pulsar',
    // made by the rules of what Pulsar tells: that none fires is good news only where there are both
    queries: [{ expr: `count(${firing(alerts)}) or 0 * count(topic_subscription:pulsar_backlog:sum)` }],
  });

/** Over all panels. */
export const drawn = (alerts: readonly AlertingRule[]): AnnotationQueryBuilder =>
  new AnnotationQueryBuilder()
    .name('Alertas')
    .datasource(datasource)
    .enable(true)
    .iconColor('red')
    .expr(firing(alerts))
    .titleFormat('{{alertname}}')
    .textFormat('{{severity}}')
    .step('30s');

/** Their addresses begin with `docs/`: the chart puts its value `alerts.runbooks` before. */
export function runbooks(alerts: readonly AlertingRule[]): readonly DashboardLinkBuilder[] {
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
