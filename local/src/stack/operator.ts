import { join } from 'node:path';
import { checkout } from '../paths.js';
import { tool } from '../setup/tool.js';

/** Applies namespaces, topics, schemas and subscriptions; does nothing when they are there. Resolves with what the operator said. */
export function applyManifests(adminUrl: string): Promise<string> {
  const main = join(checkout, 'operator', 'dist', 'src', 'main.js');
  const manifests = join(checkout, 'schemas', 'generated', 'manifests');
  return tool(process.execPath, [main, 'apply', manifests], { env: { PULSAR_ADMIN_URL: adminUrl } });
}
