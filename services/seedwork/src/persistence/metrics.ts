import { Counter } from 'prom-client';

export const databaseCalls = new Counter({
  name: 'propalpes_database_calls_total',
  help: 'Calls of the database, each a round trip, whatever it answered.',
});
