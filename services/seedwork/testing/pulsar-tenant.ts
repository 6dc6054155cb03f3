import type { TopicPath } from '@propalpes/schemas/catalogue';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { RealParts } from './real-parts.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const manifests = join(root, 'schemas/generated/manifests');
const operator = join(root, 'operator/dist/src/main.js');
const run = promisify(execFile);

/** A tenant of its own on the real broker, made by the operator from the manifests of production. */
export class PulsarTenant {
  constructor(
    readonly name: string,
    private readonly parts: RealParts,
  ) {}

  /** Creates topics with their schemas and subscriptions, and the namespaces around them. */
  async apply(topics: readonly TopicPath[]): Promise<void> {
    const directory = await mkdtemp(join(tmpdir(), `${this.name}-`));
    try {
      for (const file of await filesOf(topics)) {
        const text = await readFile(join(manifests, file), 'utf8');
        await writeFile(join(directory, file), this.adopt(text));
      }
      await run(process.execPath, [operator, 'apply', directory], { env: { ...process.env, ...this.parts } });
    } finally {
      await rm(directory, { recursive: true });
    }
  }

  /** Registers another version of a topic's schema, as an operator of another version would. */
  async registerSchema(topic: TopicPath, schema: string): Promise<void> {
    await this.admin('POST', `schemas/${this.name}/${topic}/schema`, {
      type: 'AVRO',
      schema,
      properties: {},
    });
  }

  /** Removes the tenant and everything in it. */
  async remove(): Promise<void> {
    for (const namespace of (await this.admin('GET', `namespaces/${this.name}`)) as string[]) {
      const topics = (await this.admin('GET', `persistent/${namespace}/partitioned`)) as string[];
      const paths = topics.map((topic) => topic.replace('://', '/'));
      await Promise.all(paths.map((path) => this.admin('DELETE', `${path}/partitions?force=true`)));
      await this.admin('DELETE', `namespaces/${namespace}`);
    }
    await this.admin('DELETE', `tenants/${this.name}`);
  }

  /** A call of Pulsar's admin API; rejects unless it answers 2xx. */
  async admin(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${this.parts.PULSAR_ADMIN_URL}/admin/v2/${path}`, {
      method,
      ...(body !== undefined && {
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: HTTP ${response.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }

  private adopt(manifest: string): string {
    return manifest
      .replace('topic: persistent://propalpes/', `topic: persistent://${this.name}/`)
      .replace('namespace: propalpes/', `namespace: ${this.name}/`);
  }
}

async function filesOf(topics: readonly TopicPath[]): Promise<string[]> {
  const wanted = topics.map((topic) => `topic-${topic.replace('/', '-')}.yaml`);
  const namespaces = (await readdir(manifests)).filter((file) => file.startsWith('namespace-'));
  return [...namespaces, ...wanted];
}
