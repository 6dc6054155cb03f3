import { parse } from 'yaml';
import { z } from 'zod';

const role = z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be a lower-case name such as bff-web');
const namespace = z.string().regex(/^[a-z]+$/, 'must be a lower-case word');
const unique = (items: unknown[]): boolean =>
  new Set(items.map((item) => JSON.stringify(item))).size === items.length;

const topic = z.strictObject({
  /** What the message key is. */
  key: z.string().min(1),
  producers: z.array(role).min(1).refine(unique, 'must not repeat a role'),
  subscriptions: z
    .array(z.strictObject({ name: role, role }))
    .refine(unique, 'must not repeat a subscription'),
  /** Roles that read on their own, without a subscription. */
  readers: z.array(role).refine(unique, 'must not repeat a role').default([]),
  /** The union in the envelope, append only; without messages a topic has no schema. */
  messages: z
    .array(z.string().regex(/^[A-Z][A-Za-z0-9]*$/, 'must be the name of a record such as CrearCompania'))
    .refine(unique, 'must not repeat a record')
    .default([]),
});

const catalogue = z
  .strictObject({
    tenant: namespace,
    namespaces: z.record(
      namespace,
      z.strictObject({
        retention: z
          .strictObject({
            time: z.string().regex(/^\d+[smhd]$/, 'must be a duration such as 30d'),
            size: z.string().regex(/^\d+(Mi|Gi)$/, 'must be a size such as 10Gi'),
          })
          .optional(),
      }),
    ),
    topics: z.record(z.string().regex(/^[a-z]+\/[a-z]+$/, 'must be <namespace>/<topic>'), topic),
  })
  .check(({ value, issues }) => {
    for (const path of Object.keys(value.topics)) {
      const [name = ''] = path.split('/');
      if (name in value.namespaces) continue;
      issues.push({
        code: 'custom',
        input: path,
        path: ['topics', path],
        message: `must be in one of the namespaces ${Object.keys(value.namespaces).join(', ')}`,
      });
    }
  });

export type Catalogue = z.infer<typeof catalogue>;

/** @throws Error whose message has one line per field that breaks a rule */
export function parseCatalogue(yaml: string): Catalogue {
  const result = catalogue.safeParse(parse(yaml));
  if (result.success) return result.data;
  const lines = result.error.issues.map(
    (issue) => `catalogue.yaml: ${issue.path.join('.')}: ${issue.message}`,
  );
  throw new Error(lines.join('\n'));
}
