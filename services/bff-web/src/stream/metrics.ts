import { Gauge } from 'prom-client';

/** `kind`: eventos (`/stream`) or suscripcion (GraphQL). */
export const streamsOpen = new Gauge({
  name: 'bff_streams_open',
  help: 'Streams that clients hold open.',
  labelNames: ['kind'] as const,
});
