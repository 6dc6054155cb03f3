import { z } from 'zod';
import { fieldsOfBacklogMetrics, fieldsOfOperator } from './program-settings.js';
import { global } from './schema-global.js';
import * as part from './schema-parts.js';
import { settingsOf } from './schema-settings.js';

const certificate = z.strictObject({
  source: z.enum(['generate', 'cert-manager']),
  issuerRef: z.strictObject({ group: z.string(), kind: z.string(), name: z.string() }),
});

/** Of the chart with the operator and what tells HPAs of backlogs. */
export const operator = z.strictObject({
  ...part.program,
  global,
  watchAllNamespaces: z.boolean(),
  settings: settingsOf(fieldsOfOperator),
  resources: part.resources,
  backlogMetrics: z.strictObject({
    enabled: z.boolean(),
    replicas: z.int().min(1),
    settings: settingsOf(fieldsOfBacklogMetrics),
    resources: part.resources,
    certificate,
  }),
  tenantPolicy: z.strictObject({
    enabled: z.boolean(),
    tenants: z.record(part.name, z.array(z.string()).min(1)),
  }),
});
