import { serviceCharts } from '@propalpes/local/charts/charts';

/** Our services, each with an HPA of its name. */
export const services = serviceCharts.join('|');

/** Above either of them, on average, an HPA adds replicas: what the chart `service` says by default. */
export const HPA_LIMITS = {
  /** Cores of each replica: 70 % of what it requests. */
  cores: 0.175,
  /** Messages of one subscription that wait for each replica. */
  backlog: 500,
} as const;

/** What kube-state-metrics tells of each of them: it tells of all that a cluster has. */
export const hpa = (metric: string, by = '', matchers = ''): string =>
  `max by (horizontalpodautoscaler${by && `, ${by}`}) (kube_horizontalpodautoscaler_${metric}{horizontalpodautoscaler=~"${services}"${matchers && `, ${matchers}`}})`;
