import { z } from 'zod';

/*
 * Values are checked after the defaults are in them, so what has a default is asked for here.
 */

const cpu = z.string().regex(/^([1-9]\d*m|[1-9]\d*(\.\d+)?|0\.\d+)$/);
const bytes = z.string().regex(/^[1-9]\d*(Ki|Mi|Gi)$/);

export const name = z.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/);
export const nameOrNone = z.union([name, z.literal('')]);
/** Unlike a service, it may be called like a domain. */
export const secretOrNone = z.union([
  z.string().regex(/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/),
  z.literal(''),
]);
export const port = z.int().min(1).max(65_535);

/** A limit of CPU is for namespaces whose quota asks for one, and none is the default: see the values of `service`. */
export const resources = z.strictObject({
  requests: z.strictObject({ cpu, memory: bytes, 'ephemeral-storage': bytes }),
  limits: z.strictObject({ cpu: cpu.optional(), memory: bytes, 'ephemeral-storage': bytes }),
});

// Helm writes what is smaller with an exponent, which the services do not read
export const fraction = z.union([z.literal(0), z.number().min(0.0001).max(1)]);

const otherwise = z.enum(['ScheduleAnyway', 'DoNotSchedule']);

/** How the pods of a program keep apart. */
const spread = z.strictObject({ zone: otherwise, host: otherwise });

/** Where pods run, and before whom. */
export const placement = {
  nodeSelector: z.record(z.string(), z.string()),
  tolerations: z.array(z.looseObject({})),
  affinity: z.looseObject({}),
  priorityClassName: nameOrNone,
};

/** As Prometheus writes it. */
export const duration = z.string().regex(/^[1-9]\d*(ms|s|m|h|d)$/);
export const labels = z.record(z.string(), z.string());
export const storage = z.strictObject({ size: bytes, className: nameOrNone });
export const pullPolicy = z.enum(['Always', 'IfNotPresent', 'Never']);
export const repository = z.string().regex(/^[a-z0-9]+([._/-][a-z0-9]+)*$/);
/** A repository, or an image with a tag or a digest of its own, which is then taken as it is. */
const image = z.string().regex(/^[a-z0-9]+([._:/-][a-z0-9]+)*(:\w[\w.-]{0,127})?(@sha256:[0-9a-f]{64})?$/);
export const tag = z.string().regex(/^\w[\w.-]{0,127}$/);

/** Of somebody else. */
export const foreignImage = z.strictObject({ repository, tag, pullPolicy });

/** What Helm itself adds to a chart: the values of its library, and the switch of a part. */
export const helmsOwn = {
  service: z.strictObject({ exports: z.looseObject({}), global: z.looseObject({}) }).optional(),
  enabled: z.boolean().optional(),
};

/** What every chart with a program of ours is told of its pods. */
export const program = {
  ...helmsOwn,
  ...placement,
  spread,
  serviceAccount: z.strictObject({ annotations: labels }),
  image,
  podAnnotations: labels,
};
