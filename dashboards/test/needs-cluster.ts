/** Metrics that only a cluster has, and why. */
const ofClusters: ReadonlyMap<string, string> = new Map([
  ['kube_horizontalpodautoscaler_status_current_replicas', 'kube-state-metrics tells it of HPAs'],
  ['kube_horizontalpodautoscaler_status_desired_replicas', 'kube-state-metrics tells it of HPAs'],
  ['kube_horizontalpodautoscaler_spec_max_replicas', 'kube-state-metrics tells it of HPAs'],
  ['kube_horizontalpodautoscaler_status_condition', 'kube-state-metrics tells it of HPAs'],
  ['kube_pod_container_status_restarts_total', 'kube-state-metrics tells it of pods'],
  ['backlog_metrics_requests_total', 'backlog-metrics is asked by HPAs, through the API server'],
  ['backlog_metrics_value_age_seconds_bucket', 'backlog-metrics tells values to HPAs alone'],
  ['backlog_metrics_pulsar_reads_total', 'backlog-metrics reads only what it is asked for'],
]);

/** Whether an expression has no data but on a cluster. One with `or vector(0)` always has. */
export const needsCluster = (expression: string): boolean =>
  !expression.endsWith('or vector(0)') &&
  [...ofClusters.keys()].some((metric) => expression.includes(metric));
