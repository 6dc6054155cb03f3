import type { Labels, PrometheusClient, Span } from '@propalpes/local/prometheus/prometheus-client';
import type { Board } from '../board.js';
import { fill } from '../fill.js';
import { panelsOf, type Panel } from '../panels.js';

/** A line as it is drawn. */
export interface Line {
  readonly name: string;
  readonly labels: Labels;
  readonly points: readonly { readonly atMs: number; readonly value: number }[];
}

/** What the page that draws is given: a dashboard and all its data. */
export interface Drawing {
  readonly title: string;
  /** What happened meanwhile, for who looks at the picture. */
  readonly caption: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly panels: readonly (Panel & { readonly lines: readonly Line[] })[];
}

/** Asks for the data of every panel. */
export async function drawingOf(
  board: Board,
  client: PrometheusClient,
  span: Span,
  caption: string,
): Promise<Drawing> {
  const panels = [];
  for (const panel of panelsOf(board)) panels.push({ ...panel, lines: await linesOf(panel, client, span) });
  const { fromMs, toMs } = span;
  return { title: `PropAlpes · ${board.title}`, caption, fromMs, toMs, panels };
}

async function linesOf({ targets = [] }: Panel, client: PrometheusClient, span: Span): Promise<Line[]> {
  const lines: Line[] = [];
  for (const { expr, legendFormat = '' } of targets) {
    const series = await client.range(fill(expr, '30s'), span);
    lines.push(...series.map((it) => ({ name: nameOf(legendFormat, it.labels), ...it })));
  }
  return lines;
}

/** As Grafana names a series: the labels in the places that a legend has for them. */
export const nameOf = (legend: string, labels: Labels): string =>
  legend.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (_, label: string) => labels[label] ?? '');
