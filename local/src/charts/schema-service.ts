import { z } from 'zod';
import { global, peers } from './schema-global.js';
import * as part from './schema-parts.js';
import { settingsOf } from './schema-settings.js';

const subscription = z.strictObject({ topic: part.name, subscription: part.name });

const autoscaling = z.strictObject({
  enabled: z.boolean(),
  minReplicas: z.int().min(1),
  maxReplicas: z.int().min(1),
  scaleDownAfterSeconds: z.int().min(0).max(3_600),
  cpuUtilization: z.int().min(1),
  backlog: z.strictObject({
    enabled: z.boolean(),
    averageValue: z.int().min(1),
    subscriptions: z.array(subscription),
  }),
});

/** Of a chart that is one service, which reads these fields from its environment. */
export const serviceReading = (fields: Readonly<Record<string, z.ZodType>>) =>
  z.strictObject({
    ...part.program,
    global,
    ports: z.strictObject({ http: part.port, management: part.port }),
    settings: settingsOf(fields),
    replicas: z.int().min(0),
    autoscaling,
    resources: part.resources,
    ingress: z.strictObject({ public: z.boolean(), from: z.array(part.name), peers }),
    asks: z.array(z.strictObject({ name: part.name, port: part.port })),
    database: z.boolean(),
    podLabels: part.labels,
  });
