import { fingerprint as fingerprintOf } from '@propalpes/schemas/fingerprint';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { Unavailable } from '../application/unavailable.js';
import { askAdmin } from './admin.js';
import type { BrokerAddress } from './broker-address.js';

const schemasResponse = z.object({ getSchemaResponses: z.array(z.object({ data: z.string() })) });

/** Pulsar says in JSON that a topic has no schema; a page comes from a proxy or a broker that is starting. */
const saysNotFound = ({ status, headers }: Response): boolean =>
  status === 404 && headers.get('content-type')?.includes('json') === true;

/** Finds the schema that wrote a message, by its fingerprint, in Pulsar's schema registry. */
export class SchemaRegistry {
  private readonly texts = new LRUCache<string, string>({ max: 500 });

  constructor(
    private readonly broker: Pick<BrokerAddress, 'adminUrl' | 'tenant' | 'tokenFile'>,
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
    try {
      const path = `schemas/${this.broker.tenant}/${topic}/schemas`;
      const response = await askAdmin(this.broker, path, this.timeoutMs);
      if (saysNotFound(response)) return [];
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      const { getSchemaResponses } = schemasResponse.parse(await response.json());
      return getSchemaResponses.map(({ data }) => data);
    } catch (error) {
      // Also an answer that makes no sense: something between here and the registry gave it.
      throw new Unavailable('schema registry', String(error), { cause: error });
    }
  }
}
