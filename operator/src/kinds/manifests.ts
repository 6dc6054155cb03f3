import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { parseAllDocuments } from 'yaml';
import { z } from 'zod';

import { pulsarNamespace, type PulsarNamespace } from './pulsar-namespace.js';
import { pulsarTopic, type PulsarTopic } from './pulsar-topic.js';

const anyKind = z.discriminatedUnion('kind', [pulsarNamespace, pulsarTopic]);

export interface Manifests {
  readonly namespaces: readonly PulsarNamespace[];
  readonly topics: readonly PulsarTopic[];
}

/** One line per problem: file, object, field and rule. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError';
}

/** Reads every YAML file below a directory. Throws a ManifestError that lists all problems at once. */
export async function readManifests(directory: string): Promise<Manifests> {
  const files = (await listDirectory(directory)).filter((it) => /\.ya?ml$/.test(it)).sort();
  if (files.length === 0) throw new ManifestError(`${directory}: no *.yaml file`);
  const texts = await Promise.all(files.map((it) => readFile(join(directory, it), 'utf8')));
  return parseManifests(files.map((file, index) => ({ file, text: texts[index] ?? '' })));
}

async function listDirectory(directory: string): Promise<string[]> {
  try {
    return await readdir(directory, { recursive: true });
  } catch (error) {
    if (!['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    throw new ManifestError(`${directory}: no such directory`);
  }
}

/** Parses the documents of several files; see readManifests. */
export function parseManifests(files: readonly { file: string; text: string }[]): Manifests {
  const problems: string[] = [];
  const objects = files.flatMap(({ file, text }) => parseFile(file, text, problems));
  const namespaces = objects.flatMap(({ object }) => (object.kind === 'PulsarNamespace' ? object : []));
  const topics = objects.flatMap(({ object }) => (object.kind === 'PulsarTopic' ? object : []));
  problems.push(
    ...repeated('spec.namespace', namespaces, (it) => it.spec.namespace),
    ...repeated('spec.topic', topics, (it) => it.spec.topic),
  );
  if (problems.length > 0) throw new ManifestError(problems.join('\n'));
  return { namespaces, topics };
}

function parseFile(file: string, text: string, problems: string[]) {
  return parseAllDocuments(text).flatMap((document, index) => {
    const where = `${file} (document ${index + 1})`;
    if (document.errors[0]) problems.push(`${where}: ${document.errors[0].message.replaceAll(/\s+/g, ' ')}`);
    if (document.errors.length > 0) return [];
    const value: unknown = document.toJS();
    if (value === null) return [];
    const parsed = anyKind.safeParse(value);
    if (parsed.success) return [{ object: parsed.data }];
    problems.push(
      ...parsed.error.issues.map((issue) => `${where}: ${nameOf(value)}: ${describeIssue(issue)}`),
    );
    return [];
  });
}

/** `field: rule`. */
export function describeIssue(issue: z.core.$ZodIssue): string {
  const keys = issue.code === 'unrecognized_keys' ? issue.keys : [];
  const field = [...issue.path, ...keys.slice(0, 1)].join('.') || 'document';
  return `${field}: ${keys.length > 0 ? 'is not a field' : issue.message}`;
}

function nameOf(value: unknown): string {
  const head = z
    .looseObject({ kind: z.string().default('?'), metadata: z.looseObject({ name: z.string() }).optional() })
    .safeParse(value);
  return head.success ? `${head.data.kind} ${head.data.metadata?.name ?? '(no name)'}` : 'object';
}

function repeated<T extends { kind: string; metadata: { name: string } }>(
  field: string,
  objects: readonly T[],
  key: (object: T) => string,
): string[] {
  const first = new Map<string, T>();
  return objects.flatMap((object) => {
    const other = first.get(key(object));
    if (!other) first.set(key(object), object);
    return other
      ? `${object.kind} ${object.metadata.name}: ${field}: ${key(object)} already belongs to ${other.metadata.name}`
      : [];
  });
}
