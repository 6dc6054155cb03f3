import { z } from 'zod';

import { group, plurals, version, type Kind } from './metadata.js';
import { pulsarNamespace, pulsarNamespaceStatus } from './pulsar-namespace.js';
import { pulsarTopic, pulsarTopicStatus } from './pulsar-topic.js';

interface Column {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'date';
  readonly jsonPath: string;
  readonly description: string;
  /** 1 shows the column with `-o wide` only. */
  readonly priority?: number;
}

interface Definition {
  readonly kind: Kind;
  readonly shortNames: readonly string[];
  readonly description: string;
  readonly spec: z.ZodType;
  readonly status: z.ZodType;
  readonly columns: readonly Column[];
}

const ready: Column = {
  name: 'Ready',
  type: 'string',
  jsonPath: '.status.conditions[?(@.type=="Ready")].status',
  description: 'Whether Pulsar is as the spec says.',
};
const why: Column = {
  name: 'Reason',
  type: 'string',
  jsonPath: '.status.conditions[?(@.type=="Ready")].reason',
  description: 'Why it is ready or not.',
  priority: 1,
};
const age: Column = {
  name: 'Age',
  type: 'date',
  jsonPath: '.metadata.creationTimestamp',
  description: 'How long the object has been there.',
};

const definitions: readonly Definition[] = [
  {
    kind: 'PulsarNamespace',
    shortNames: ['pns'],
    description: 'A namespace of Pulsar with policies that never drop a message.',
    spec: pulsarNamespace.shape.spec,
    status: pulsarNamespaceStatus,
    columns: [ready, column('Namespace', '.spec.namespace'), why, age],
  },
  {
    kind: 'PulsarTopic',
    shortNames: ['ptopic'],
    description: 'A partitioned topic of Pulsar with its schema, subscriptions and grants.',
    spec: pulsarTopic.shape.spec,
    status: pulsarTopicStatus,
    columns: [
      ready,
      { ...column('Schema', '.status.schemaVersion'), type: 'integer' },
      { ...column('Backlog', '.status.backlog'), type: 'integer' },
      { ...column('Topic', '.spec.topic'), priority: 1 },
      why,
      age,
    ],
  },
];

/** The CustomResourceDefinitions, which the zod schemas of `kinds/` are the one source of. */
export function customResourceDefinitions(): readonly object[] {
  return definitions.map(definitionOf);
}

function column(name: string, jsonPath: string): Column {
  return { name, type: 'string', jsonPath, description: name };
}

function definitionOf({ kind, shortNames, description, spec, status, columns }: Definition): object {
  const plural = plurals[kind];
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      scope: 'Namespaced',
      names: { kind, plural, singular: kind.toLowerCase(), shortNames, categories: ['pulsar'] },
      versions: [
        {
          name: version,
          served: true,
          storage: true,
          schema: {
            openAPIV3Schema: {
              type: 'object',
              description,
              required: ['spec'],
              properties: { spec: structural(spec), status: structural(status) },
            },
          },
          subresources: { status: {} },
          additionalPrinterColumns: columns,
        },
      ],
    },
  };
}

/** A structural schema prunes unknown fields by itself, and must not forbid them. */
function structural(schema: z.ZodType): object {
  return z.toJSONSchema(schema, {
    target: 'openapi-3.0',
    io: 'input',
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
}
