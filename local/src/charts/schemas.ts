import { z } from 'zod';
import type { ApplicationChart, ServiceChart } from './charts.js';
import { fieldsOfService } from './program-settings.js';
import { global, strictGlobal } from './schema-global.js';
import { operator } from './schema-operator.js';
import * as part from './schema-parts.js';
import { serviceReading } from './schema-service.js';

/** What follows events remembers of each partition how far it is, in a header of HTTP: of more than these it would not fit. */
const MOST_PARTITIONS = 64;

const messaging = z.strictObject({
  ...part.helmsOwn,
  global,
  partitions: z.record(part.name, z.int().min(1).max(MOST_PARTITIONS)),
});

/** A process with a disk. */
const disk = {
  enabled: z.boolean(),
  image: part.foreignImage,
  command: z.array(z.string()),
  args: z.array(z.string()),
  storage: part.storage,
  resources: part.resources,
};

const platform = z.strictObject({
  ...part.helmsOwn,
  ...part.placement,
  global,
  pulsar: z.strictObject({
    ...disk,
    configuration: z.record(z.string(), z.string()),
    memory: z.string(),
    gc: z.string(),
  }),
  mongodb: z.strictObject({ ...disk, initiateReplicaSet: z.boolean() }),
  clients: z.strictObject({
    pulsar: z.array(part.name),
    pulsarAdmin: z.array(part.name),
    mongodb: z.array(part.name),
  }),
});

const observability = z.strictObject({
  ...part.helmsOwn,
  ...part.placement,
  global,
  alerts: z.strictObject({
    prometheusRule: z.boolean(),
    labels: part.labels,
    without: z.array(part.name),
    runbooks: z.union([z.literal(''), z.string().regex(/^https?:\/\/\S+\/$/)]),
  }),
  dashboards: z.strictObject({ enabled: z.boolean(), folder: z.string() }),
  prometheus: z.strictObject({
    image: part.foreignImage,
    scrapeInterval: part.duration,
    retention: z.strictObject({ time: part.duration, size: z.string().regex(/^[1-9]\d*(KB|MB|GB)$/) }),
    reaches: z.record(part.name, part.port),
    resources: part.resources,
  }),
});

/** Each part is checked by its own chart. */
const switched = z.looseObject({ enabled: z.boolean() });

const propalpes = z.strictObject({
  service: part.helmsOwn.service,
  global: strictGlobal,
  companias: switched,
  propiedades: switched,
  geograficos: switched,
  auditoria: switched,
  'bff-web': switched,
  operator: switched,
  messaging: switched,
  platform: switched,
  observability: switched,
  defaultDeny: z.boolean(),
  tools: z.boolean(),
});

const serviceOf = (chart: ServiceChart) => serviceReading(fieldsOfService(chart));

/** What may be said to each chart. */
export const schemas: Readonly<Record<ApplicationChart, z.ZodType>> = {
  companias: serviceOf('companias'),
  propiedades: serviceOf('propiedades'),
  geograficos: serviceOf('geograficos'),
  auditoria: serviceOf('auditoria'),
  'bff-web': serviceOf('bff-web'),
  operator,
  messaging,
  platform,
  observability,
  propalpes,
};
