import { readExposition, type ExposedMetric } from '@propalpes/seedwork/testing/exposition';
import type { Sistema } from './sistema.js';

/** What each service of the system serves to Prometheus at this moment, by its name. */
export async function scrape({ services }: Sistema): Promise<Map<string, ExposedMetric[]>> {
  const scraped = new Map<string, ExposedMetric[]>();
  for (const [name, service] of services)
    scraped.set(name, readExposition(await (await service.management('/metrics')).text()));
  return scraped;
}
