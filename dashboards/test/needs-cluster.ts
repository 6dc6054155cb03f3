/** How the metrics begin that only a cluster has. */
const ofClusters = [
  // of HPAs and pods, by kube-state-metrics, which is not part of the project: no test has shown them with data
  'kube_',
  // HPAs ask it through the API server; load-tests/test-cluster/prometheus.test.ts shows its panels with data
  'backlog_metrics_',
];

/** Whether an expression has no data but on a cluster. */
export const needsCluster = (expression: string): boolean =>
  ofClusters.some((prefix) => expression.includes(prefix));
