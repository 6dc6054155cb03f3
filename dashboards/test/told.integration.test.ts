import { serviceCharts } from '@propalpes/local/charts/charts';
import { boards } from '../src/boards.js';
import { drawnPanels } from '../src/panels.js';
import { expectTold, nothing, zero } from './told.js';

const always = (series: readonly string[], values: string) =>
  Object.fromEntries(series.map((it) => [it, values]));
const services = serviceCharts.map((job) => `{job="${job}",instance="a"}`);
const up = always(
  services.map((it) => `up${it}`),
  '1x20',
);
const builds = always(
  [...services, '{job="operator",instance="a"}'].map((it) => `propalpes_build_info${it}`),
  '1x20',
);
const ofTopic =
  '{job="pulsar",topic="persistent://propalpes/comandos/compania-partition-0",subscription="companias"}';
const broker = {
  [`pulsar_subscription_back_log${ofTopic}`]: '0x20',
  [`pulsar_subscription_consumers_count${ofTopic}`]: '1x20',
};

const figures = boards.flatMap((board) =>
  drawnPanels(board)
    .filter(({ type }) => type === 'stat')
    .map(({ title }) => `${board.name}, ${title}`),
);

describe('what panels tell', function () {
  this.timeout(60_000);

  it('is nothing where nothing is known, but that all services are gone', () =>
    expectTold(
      {},
      {
        ...Object.fromEntries(figures.map((it) => [it, nothing])),
        'servicios, Procesos que no contestan': { '{}': services.length },
      },
      [],
    ));

  it('is that no alert fires where there are rules and what they are made of, and nothing without', async () => {
    const panel = 'negocio, Alertas activas';
    await expectTold(broker, { [panel]: zero });
    await expectTold(broker, { [panel]: nothing }, []);
    await expectTold({}, { [panel]: nothing, 'servicios, Alertas activas': { '{}': 1 } });
  });

  it('is that all is well where it is known', () =>
    expectTold(
      { ...up, ...builds, ...broker },
      {
        'mensajeria, Temas sin consumidor': zero,
        'mensajeria, Sin publicar (5 min)': zero,
        'servicios, Procesos que no contestan': zero,
        'operador, Errores (15 min)': zero,
        'operador, Reparaciones (1 h)': zero,
      },
    ));

  it('is that a message came again, and that of others none did', () => {
    const handled = (job: string, topic: string, outcome: string) =>
      `propalpes_messages_handled_total{job="${job}",instance="a",topic="${topic}",type="other",outcome="${outcome}"}`;
    return expectTold(
      {
        [handled('companias', 'comandos/compania', 'repeated')]: '0x9 3x20',
        [handled('companias', 'comandos/compania', 'done')]: '0+9x20',
        [handled('auditoria', 'eventos/compania', 'repeated')]: '0x20',
      },
      {
        'mensajeria, Repetidos, por servicio y tema': {
          '{job="companias",topic="comandos/compania"}': 0.01,
          '{job="auditoria",topic="eventos/compania"}': 0,
        },
      },
    );
  });

  it('is that letters came of which no process is left to tell', () =>
    expectTold(
      {
        'pulsar_subscription_back_log{job="pulsar",topic="persistent://propalpes/errores/mensajes-partition-0",subscription="redrive"}':
          '0x9 24x20',
        'propalpes_dead_letters_total{job="companias",instance="a",topic="comandos/compania",reason="bug"}':
          '0x8 _x2 0x20',
      },
      {
        'mensajeria, Cartas muertas': { '{}': 24 },
        'mensajeria, Cartas muertas, por motivo': {
          'job_topic_reason:propalpes_dead_letters:increase15m{job="companias",topic="comandos/compania",reason="bug"}': 0,
          // of 12.5 minutes rather than 12, as Prometheus extrapolates
          '{topic="errores/mensajes",subscription="redrive"}': 25,
        },
      },
    ));

  it('is nothing about the operator where it is gone, though others are there', () =>
    expectTold(
      { ...builds, 'propalpes_build_info{job="operator",instance="a"}': '1x2' },
      { 'operador, Errores (15 min)': nothing, 'mensajeria, Sin publicar (5 min)': zero },
    ));

  it('is that topics have no consumer, processes do not answer and services are gone', () =>
    expectTold(
      {
        ...up,
        'up{job="companias",instance="a"}': '0x20',
        'up{job="auditoria",instance="a"}': '1x2',
        [`pulsar_subscription_consumers_count${ofTopic}`]: '0x20',
      },
      {
        'mensajeria, Temas sin consumidor': { '{}': 1 },
        'servicios, Procesos que no contestan': { '{}': 2 },
      },
    ));

  it('is that an HPA has all it may have, where kube-state-metrics tells of it', () => {
    const hpa = (metric: string) =>
      `kube_horizontalpodautoscaler_${metric}{horizontalpodautoscaler="companias"}`;
    const limit = { [hpa('spec_max_replicas')]: '4x20' };
    const current = (count: number) => ({ [hpa('status_current_replicas')]: `${count}x20`, ...limit });
    const panel = 'escalado, HPA al máximo';
    return Promise.all([
      expectTold(current(3), { [panel]: zero }),
      expectTold(current(4), { [panel]: { '{}': 1 } }),
    ]);
  });

  it('is no share of failures and no time where nobody asks any more', () => {
    const of = 'job="bff-web",instance="a",type="query"';
    return expectTold(
      {
        ...builds,
        [`graphql_operations_failed_total{${of}}`]: '0x20',
        [`graphql_operation_duration_seconds_count{${of},field="companias"}`]: '5x20',
        [`graphql_operation_duration_seconds_bucket{${of},field="companias",le="+Inf"}`]: '5x20',
      },
      {
        'servicios, GraphQL que falla': zero,
        'servicios, Gasto de errores (1 h)': zero,
        'servicios, Respuesta (p95)': nothing,
      },
    );
  });
});
