import { expect } from 'chai';

import { customResourceDefinitions } from '../../src/kinds/crd.js';

interface Node {
  readonly description?: string;
  readonly properties?: Record<string, Node>;
  readonly items?: Node;
  readonly additionalProperties?: unknown;
}

interface Definition {
  readonly metadata: { readonly name: string };
  readonly spec: { readonly versions: readonly [{ readonly schema: { readonly openAPIV3Schema: Node } }] };
}

const definitions = customResourceDefinitions() as readonly Definition[];

function everyField(node: Node, path: string): [path: string, node: Node][] {
  const below = Object.entries(node.properties ?? {}).flatMap(([name, it]) =>
    everyField(it, `${path}.${name}`),
  );
  return [[path, node], ...below, ...(node.items ? everyField(node.items, `${path}[]`).slice(1) : [])];
}

describe('the CustomResourceDefinitions', () => {
  const fields = definitions.flatMap(({ metadata, spec }) =>
    everyField(spec.versions[0].schema.openAPIV3Schema, metadata.name),
  );

  it('are named like the kinds of the group', () => {
    expect(definitions.map((it) => it.metadata.name)).to.deep.equal([
      'pulsarnamespaces.messaging.propalpes.io',
      'pulsartopics.messaging.propalpes.io',
    ]);
  });

  it('explain every field', () => {
    expect(fields.filter(([, it]) => !it.description).map(([path]) => path)).to.deep.equal([]);
  });

  it('forbid no field, which a structural schema prunes by itself', () => {
    expect(fields.filter(([, it]) => it.additionalProperties === false)).to.deep.equal([]);
  });
});
