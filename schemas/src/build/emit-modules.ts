import { canonicalJson } from '../canonical-json.js';
import type { Catalogue } from '../catalogue-schema.js';
import type { TopicSchema } from './topic-schemas.js';

const HEADER = '// Generated from avro/ and catalogue.yaml: npm run generate\n\n';

/** The texts that codec and reader are built from, so that neither opens a file. */
export function emitTopicsModule(schemas: readonly TopicSchema[]): string {
  const entries = schemas.map(
    ({ path, envelope }) => `  '${path}':\n    ${literal(canonicalJson(envelope))},\n`,
  );
  return [
    HEADER,
    "import type { TopicName } from './types.js';\n\n",
    `export const TOPIC_SCHEMAS: Readonly<Record<TopicName, string>> = {\n${entries.join('')}};\n`,
  ].join('');
}

/** The catalogue as a constant. */
export function emitCatalogueModule(catalogue: Catalogue): string {
  const topics = Object.entries(catalogue.topics).map(([path, topic]) => {
    const [namespace = ''] = path.split('/');
    return `  '${path}': ${JSON.stringify({
      name: `persistent://${catalogue.tenant}/${path}`,
      namespace: `${catalogue.tenant}/${namespace}`,
      ...topic,
    })},\n`;
  });
  return `${HEADER}export const CATALOGUE = {\n${topics.join('')}} as const;\n`;
}

function literal(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
