import { requireFree } from '../process/ports.js';
import { allPorts, readRunConfig, type RunConfig } from './run-config.js';
import { services } from './services.js';

/** Resolves with the ports that `make run` will use. Rejects with one line for the first that it cannot have. */
export async function requirePorts(): Promise<RunConfig> {
  const config = readRunConfig(services);
  await requireFree(allPorts(config));
  return config;
}
