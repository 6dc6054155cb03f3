import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type ApplicationChart, applicationCharts, chartDirectory } from '../../src/charts/charts.js';

/** A chart with values that somebody might give it. */
export interface Variant {
  readonly name: string;
  readonly chart: ApplicationChart;
  readonly files: readonly string[];
}

/** The path of a file of values that a chart has. */
export const pathOf = (chart: ApplicationChart, file: string): string => join(chartDirectory(chart), file);

/** Every chart as it is, with each of its `ci/*-values.yaml`, and with each `values-*.yaml` that it ships. */
export const variants: readonly Variant[] = applicationCharts.flatMap((chart) => [
  { name: chart, chart, files: [] },
  ...valuesOf(chart).map((file) => ({ name: `${chart} with ${file}`, chart, files: [pathOf(chart, file)] })),
]);

function valuesOf(chart: ApplicationChart): string[] {
  const shipped = readdirSync(chartDirectory(chart)).filter((it) => /^values-.*\.yaml$/.test(it));
  const ci = join(chartDirectory(chart), 'ci');
  const tested = existsSync(ci) ? readdirSync(ci).map((it) => `ci/${it}`) : [];
  return [...shipped, ...tested];
}
