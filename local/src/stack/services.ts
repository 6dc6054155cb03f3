import type { Line } from '../process/output.js';
import { freePort } from '../process/ports.js';
import { allPorts, readRunConfig, type RunConfig } from '../supervisor/run-config.js';
import { serviceProcess } from '../supervisor/service-process.js';
import { services } from '../supervisor/services.js';
import type { Stack } from './stack.js';

/** Every service, for as long as somebody needs them: one that dies stays dead. */
export interface ThrowawayServices {
  readonly bffUrl: string;
  close(): Promise<void>;
}

/** Starts every service on free ports; `line` is told what they complain about. Resolves when all are ready. */
export async function startThrowawayServices(env: Stack['env'], line: Line): Promise<ThrowawayServices> {
  const config = await freePorts();
  const quiet = { ...env, LOG_LEVEL: 'error', NODE_ENV: 'production' };
  const processes = services.map((entry) => serviceProcess(entry, config, quiet, line));
  const close = async () => {
    await Promise.all(processes.map((it) => it.kill()));
  };
  try {
    await Promise.all(processes.map((it) => it.start()));
  } catch (error) {
    await close();
    throw error;
  }
  return { bffUrl: `http://127.0.0.1:${config.services.get('bff-web')?.rest.port ?? 0}`, close };
}

/** Ports that nobody uses, for everything that can be moved. */
export async function freePorts(): Promise<RunConfig> {
  const chosen: Record<string, string> = {};
  for (const { variable } of allPorts(readRunConfig(services, {})))
    chosen[variable] = String(await freePort());
  return readRunConfig(services, chosen);
}
