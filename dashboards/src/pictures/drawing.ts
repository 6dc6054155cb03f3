import type { Labels, PrometheusClient, Series, Span } from '@propalpes/local/prometheus/prometheus-client';
import type { Board } from '../board.js';
import { fill } from '../fill.js';
import { panelsOf, type Panel } from '../panels.js';
import { captionOf, type Happening } from './caption.js';

/** A line as it is drawn. */
export interface Line extends Series {
  readonly name: string;
}

/** What the page that draws is given: a dashboard and all its data. */
export interface Drawing {
  readonly title: string;
  readonly caption: string;
  readonly fromMs: number;
  readonly toMs: number;
  /** What happened meanwhile, in the order of its numbers in the caption. */
  readonly faults: readonly Happening[];
  readonly panels: readonly (Panel & { readonly lines: readonly Line[] })[];
}

type Client = Pick<PrometheusClient, 'instant' | 'range'>;

/** What a panel asks. */
interface Target {
  readonly expr: string;
  readonly legendFormat?: string;
  /** Of the end alone. */
  readonly instant?: boolean;
}

/** Asks for the data of every panel. */
export async function drawingOf(
  board: Board,
  client: Client,
  span: Span,
  faults: readonly Happening[],
): Promise<Drawing> {
  const panels = [];
  for (const panel of panelsOf(board))
    panels.push({ ...panel, lines: await linesOf(panel.targets ?? [], client, span) });
  const { fromMs, toMs } = span;
  return { title: `PropAlpes · ${board.title}`, caption: captionOf(faults), fromMs, toMs, faults, panels };
}

export async function linesOf(targets: readonly Target[], client: Client, span: Span): Promise<Line[]> {
  const lines: Line[] = [];
  for (const { expr, legendFormat = '', instant = false } of targets) {
    const expression = fill(expr, '30s');
    const series = instant ? await atTheEnd(expression, client, span) : await client.range(expression, span);
    lines.push(...series.map((it) => ({ name: nameOf(legendFormat, it.labels), ...it })));
  }
  return lines;
}

async function atTheEnd(expression: string, client: Client, { toMs: atMs }: Span): Promise<Series[]> {
  const samples = await client.instant(expression, atMs);
  return samples.map(({ labels, value }) => ({ labels, points: [{ atMs, value }] }));
}

/** As Grafana names a series: the labels in the places that a legend has for them. */
export const nameOf = (legend: string, labels: Labels): string =>
  legend.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (_, label: string) => labels[label] ?? '');
