import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { z } from 'zod';
import { checkout } from '../paths.js';
import type { ServiceChart } from './charts.js';

type Fields = Readonly<Record<string, z.ZodType>>;

/** By its path: services need this workspace for their tests, so nothing in it can depend on them. */
async function compiled<T>(workspace: string, module: string): Promise<T> {
  const path = join(checkout, workspace, 'dist', 'src', `${module}.js`);
  return (await import(pathToFileURL(path).href)) as T;
}

interface Service {
  readonly settings: z.ZodObject;
}

interface Seedwork {
  /** The defaults are no part of what may be said. */
  serviceSettings(defaults: { port: number; database: string }): z.ZodObject;
}

interface Operator {
  readonly runSettings: z.ZodObject;
  readonly backlogMetricsSettings: z.ZodObject;
}

const seedwork = await compiled<Seedwork>('services/seedwork', 'runtime/service-settings');
const auditoria = await compiled<Service>('services/auditoria', 'config');
const bff = await compiled<Service>('services/bff-web', 'config');
const operator = await compiled<Operator>('operator', 'config');

const common = seedwork.serviceSettings({ port: 0, database: '' }).shape;
const differing: Readonly<Partial<Record<ServiceChart, Fields>>> = {
  auditoria: { ...common, ...auditoria.settings.shape },
  'bff-web': bff.settings.shape,
};

/** What the service of a chart reads from its environment. */
export const fieldsOfService = (chart: ServiceChart): Fields => differing[chart] ?? common;

/** What the two programs of the chart `operator` read. */
export const fieldsOfOperator: Fields = operator.runSettings.shape;
export const fieldsOfBacklogMetrics: Fields = operator.backlogMetricsSettings.shape;
