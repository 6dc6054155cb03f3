import { join } from 'node:path';
import { checkout } from '../paths.js';

/** Where the charts are. */
export const chartsDirectory = join(checkout, 'charts');

/** The charts that are one service each, made of the library chart `service`. */
export const serviceCharts = ['companias', 'propiedades', 'geograficos', 'auditoria', 'bff-web'] as const;

/** Every chart that can be installed. */
export const applicationCharts = [
  ...serviceCharts,
  'operator',
  'messaging',
  'platform',
  'observability',
  'propalpes',
] as const;

export type ServiceChart = (typeof serviceCharts)[number];
export type ApplicationChart = (typeof applicationCharts)[number];

export const chartDirectory = (name: string): string => join(chartsDirectory, name);
