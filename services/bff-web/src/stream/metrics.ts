import { Gauge } from 'prom-client';

/** `kind`: eventos (`/stream`) or suscripcion (GraphQL). */
export const streamsOpen = new Gauge({
  name: 'bff_streams_open',
  help: 'Streams that clients hold open.',
  labelNames: ['kind'] as const,
});

// A kind that nobody has asked for yet is 0, not missing.
for (const kind of ['eventos', 'suscripcion']) streamsOpen.set({ kind }, 0);
