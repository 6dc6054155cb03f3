import { Counter } from 'prom-client';

export const errorsAnswered = new Counter({
  name: 'graphql_errors_total',
  help: 'Errors in answers, by code',
  labelNames: ['code'],
});
