import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { canonicalJson } from '../canonical-json.js';
import { type Catalogue, parseCatalogue } from '../catalogue-schema.js';
import { emitManifests } from './emit-manifests.js';
import { emitCatalogueModule, emitTopicsModule } from './emit-modules.js';
import { emitTypes } from './emit-types.js';
import { readTree } from './files.js';
import { Records } from './records.js';
import { type TopicSchema, topicSchemas } from './topic-schemas.js';

export interface Model {
  catalogue: Catalogue;
  records: Records;
  schemas: TopicSchema[];
}

/** Reads and validates the sources: avro/ and catalogue.yaml of the package in `root`. */
export function readModel(root: string): Model {
  const catalogue = parseCatalogue(readFileSync(join(root, 'catalogue.yaml'), 'utf8'));
  const records = new Records(readTree(join(root, 'avro')));
  return { catalogue, records, schemas: topicSchemas(catalogue, records) };
}

/** Every generated file: path in the package → text. */
export function outputs({ catalogue, records, schemas }: Model): Map<string, string> {
  const files = new Map<string, string>();
  files.set('src/generated/types.ts', emitTypes(schemas, records.inFile('envelope.avsc')));
  files.set('src/generated/topics.ts', emitTopicsModule(schemas));
  files.set('src/generated/catalogue.ts', emitCatalogueModule(catalogue));
  for (const { path, envelope } of schemas) files.set(`generated/topics/${path}.avsc`, prettyJson(envelope));
  for (const [name, yaml] of emitManifests(catalogue, schemas))
    files.set(`generated/manifests/${name}`, yaml);
  return files;
}

/** The canonical text of a schema, broken into lines for people and diffs. */
export function prettyJson(schema: unknown): string {
  return `${JSON.stringify(JSON.parse(canonicalJson(schema)), null, 2)}\n`;
}
