import { z } from 'zod';
import type { Responses, Route } from './route.js';

export interface ApiInfo {
  title: string;
  version: string;
  description?: string;
}

type JsonSchema = Record<string, unknown>;

const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    errors: z.array(z.object({ campo: z.string(), regla: z.string() })).optional(),
    request_id: z.string(),
  })
  .meta({ id: 'Problem' });

/** The OpenAPI 3.1 document of a table of routes. Schemas with an `id` in their meta data become components. */
export function openApiDocument(info: ApiInfo, routes: Route[]) {
  const components = new Components();
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[route.method] = operation(route, components);
  }
  return { openapi: '3.1.0', info, paths, components: { schemas: components.schemas } };
}

function operation({ summary, params, query, headers, body, responses }: Route, components: Components) {
  const parameters = [
    ...parametersOf('path', params),
    ...parametersOf('query', query),
    ...parametersOf('header', headers),
  ];
  return {
    summary,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined
      ? {}
      : {
          requestBody: { required: true, content: json(components.add(body, 'input'), 'application/json') },
        }),
    responses: { ...responsesOf(responses, components), default: problemResponse(components) },
  };
}

function parametersOf(place: 'path' | 'query' | 'header', schema: z.ZodType | undefined) {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input' });
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
}

function responsesOf(responses: Responses, components: Components) {
  return Object.fromEntries(
    Object.entries(responses).map(([status, { description, body }]) => [
      status,
      { description, content: json(components.add(body, 'output'), 'application/json') },
    ]),
  );
}

function problemResponse(components: Components) {
  const content = json(components.add(problemSchema, 'output'), 'application/problem+json');
  return { description: 'What is wrong, as RFC 9457 describes it', content };
}

function json(schema: JsonSchema, mediaType: string) {
  return { [mediaType]: { schema } };
}

/** Collects named schemas: JSON Schema keeps them in `$defs`, OpenAPI in one place for the whole document. */
class Components {
  readonly schemas: Record<string, JsonSchema> = {};

  add(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const document = { ...z.toJSONSchema(schema, { io }) };
    delete document.$schema;
    const text = JSON.stringify(document).replaceAll('"#/$defs/', '"#/components/schemas/');
    const { $defs = {}, ...rest } = JSON.parse(text) as JsonSchema & { $defs?: Record<string, JsonSchema> };
    Object.assign(this.schemas, $defs);
    return rest;
  }
}
