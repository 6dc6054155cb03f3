/** What Grafana puts in place of variables: all services, and an interval of at least four scrapes. */
export const fill = (expression: string, rateInterval: string): string =>
  expression.replaceAll('$__rate_interval', rateInterval).replaceAll('$job', '.+');
