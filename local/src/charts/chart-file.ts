import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseDocument, YAMLMap } from 'yaml';
import { z } from 'zod';
import { chartDirectory } from './charts.js';

const contents = z.looseObject({
  description: z.string(),
  dependencies: z
    .array(z.looseObject({ name: z.string(), 'import-values': z.array(z.string()).default([]) }))
    .default([]),
});

export type ChartFile = z.output<typeof contents>;

/** What Chart.yaml says. */
export function readChartFile(chart: string): ChartFile {
  return contents.parse(parse(readFileSync(join(chartDirectory(chart), 'Chart.yaml'), 'utf8')));
}

/** The values of a chart with their comments: first those that it takes over from its library, then its own. */
export function readValues(chart: string): YAMLMap[] {
  const own = valuesOf(chart);
  const imported = readChartFile(chart).dependencies.flatMap((it) =>
    it['import-values'].map((part) => child(valuesOf(it.name), ['exports', part])),
  );
  return [...imported, own];
}

function valuesOf(chart: string): YAMLMap {
  const document = parseDocument(readFileSync(join(chartDirectory(chart), 'values.yaml'), 'utf8'));
  const [error] = document.errors;
  if (error) throw error;
  if (!(document.contents instanceof YAMLMap)) throw new Error(`charts/${chart}/values.yaml holds no values`);
  // the parser gives the first comment of a file to the file
  document.contents.commentBefore ??= document.commentBefore;
  return document.contents;
}

function child(map: YAMLMap, path: readonly string[]): YAMLMap {
  const found = map.getIn(path);
  if (!(found instanceof YAMLMap)) throw new Error(`there are no values ${path.join('.')} to import`);
  return found;
}
