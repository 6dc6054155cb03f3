import { z } from 'zod';
import { duration, fraction, labels, port, pullPolicy, secretOrNone, tag } from './schema-parts.js';

/** Of a NetworkPolicy. */
export const peers = z.array(
  z.strictObject({
    podSelector: z.looseObject({}).optional(),
    namespaceSelector: z.looseObject({}).optional(),
    ipBlock: z.looseObject({ cidr: z.string() }).optional(),
  }),
);

const egress = z.strictObject({
  to: peers,
  ports: z.array(port).min(1),
});

const image = z.strictObject({
  registry: z.string(),
  tag: z.union([tag, z.literal('')]),
  pullPolicy,
  pullSecrets: z.array(z.string()),
});

const pulsar = z.strictObject({
  serviceUrl: z.string().regex(/^pulsar(\+ssl)?:\/\/[^\s/]+$/),
  adminUrl: z.string().regex(/^https?:\/\/[^\s/]+$/),
  tokenSecret: secretOrNone,
  caSecret: secretOrNone,
});

const mongodb = z.strictObject({
  // no `@`: what holds a password belongs into a Secret
  uri: z.string().regex(/^mongodb(\+srv)?:\/\/[^\s@]+$/),
  uriSecret: secretOrNone,
  caSecret: secretOrNone,
});

const networkPolicy = z.strictObject({
  enabled: z.boolean(),
  monitoringNamespace: labels,
  dns: egress,
  pulsar: egress,
  pulsarAdmin: egress,
  mongodb: egress,
  collector: egress,
  apiServer: egress,
});

const traces = z.strictObject({
  otlpUrl: z.union([z.string().regex(/^https?:\/\/[^\s/]+(\/\S*)?$/), z.literal('')]),
  sampling: fraction,
});

const metrics = z.strictObject({
  discovery: z.enum(['annotations', 'serviceMonitor', 'podMonitor', 'none']),
  interval: duration,
  labels,
  smallPrometheus: z.boolean(),
});

const fields = {
  image,
  runAs: z.union([z.int().min(1), z.literal('')]),
  metrics,
  traces,
  logLevel: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
  pulsar,
  mongodb,
  networkPolicy,
};

/** Of the umbrella: nothing else is known. */
export const strictGlobal = z.strictObject(fields);

/** Of a chart that may be part of somebody else's, whose globals it gets to see. */
export const global = z.looseObject(fields);
