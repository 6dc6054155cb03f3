import { fingerprint as fingerprintOf } from '@propalpes/schemas/fingerprint';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { Unavailable } from '../application/unavailable.js';
import type { Broker } from './client.js';

const schemasResponse = z.object({ getSchemaResponses: z.array(z.object({ data: z.string() })) });

/** Finds the schema that wrote a message, by its fingerprint, in Pulsar's schema registry. */
export class SchemaRegistry {
  private readonly texts = new LRUCache<string, string>({ max: 500 });

  constructor(
    private readonly broker: Pick<Broker, 'adminUrl' | 'tenant'>,
    private readonly timeoutMs = 3000,
  ) {}

  /**
   * The schema's text, or `undefined` when the registry answers that this topic never had it.
   * Rejects with `Unavailable` when it does not answer.
   */
  async find(topic: string, fingerprint: string): Promise<string | undefined> {
    const known = this.texts.get(fingerprint);
    if (known !== undefined) return known;
    for (const text of await this.versionsOf(topic)) this.texts.set(fingerprintOf(text), text);
    return this.texts.get(fingerprint);
  }

  private async versionsOf(topic: string): Promise<string[]> {
    const { adminUrl, tenant } = this.broker;
    const response = await this.get(`${adminUrl}/admin/v2/schemas/${tenant}/${topic}/schemas`);
    if (response.status === 404) return [];
    if (!response.ok) throw new Unavailable('schema registry', `HTTP ${response.status}`);
    const { getSchemaResponses } = schemasResponse.parse(await response.json());
    return getSchemaResponses.map(({ data }) => data);
  }

  private async get(url: string): Promise<Response> {
    try {
      return await fetch(url, { signal: AbortSignal.timeout(this.timeoutMs) });
    } catch (error) {
      throw new Unavailable('schema registry', String(error), { cause: error });
    }
  }
}
