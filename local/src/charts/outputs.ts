import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type ApplicationChart, applicationCharts, chartsDirectory } from './charts.js';
import { readme } from './readme.js';
import { schemas } from './schemas.js';

type JsonSchema = z.core.JSONSchema.JSONSchema | boolean;

/** Every generated file of the charts: path below charts/ → text. */
export function outputs(): Map<string, string> {
  const files = new Map<string, string>();
  for (const chart of ['service', ...applicationCharts]) files.set(`${chart}/README.md`, readme(chart));
  for (const chart of applicationCharts) files.set(`${chart}/values.schema.json`, schemaText(chart));
  return files;
}

/** The generated files that are missing or different. */
export function staleFiles(wanted: ReadonlyMap<string, string>): string[] {
  return [...wanted].filter(([path, text]) => present(path) !== text).map(([path]) => path);
}

export function writeFiles(wanted: ReadonlyMap<string, string>): void {
  for (const [path, text] of wanted) writeFileSync(join(chartsDirectory, path), text);
}

function present(path: string): string | undefined {
  try {
    return readFileSync(join(chartsDirectory, path), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function schemaText(chart: ApplicationChart): string {
  const schema = withoutRequired(z.toJSONSchema(schemas[chart], { io: 'input' }));
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/** Everything has a default, but `helm lint` looks at a chart before it has those of its library. Elements of lists stay as they are. */
function withoutRequired(schema: JsonSchema): JsonSchema {
  if (typeof schema === 'boolean' || schema.properties === undefined) return schema;
  const optional = Object.entries(schema.properties).map(
    ([name, it]) => [name, withoutRequired(it)] as const,
  );
  return { ...schema, required: [], properties: Object.fromEntries(optional) };
}
