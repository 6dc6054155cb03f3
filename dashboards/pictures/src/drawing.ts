import type { FieldConfig } from '@grafana/data';

export interface DrawnPanel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly fieldConfig?: { readonly defaults: FieldConfig };
  readonly options?: { readonly colorMode?: string; readonly graphMode?: string };
  readonly lines: readonly {
    readonly name: string;
    readonly labels: Record<string, string>;
    readonly points: readonly { readonly atMs: number; readonly value: number | null }[];
  }[];
}

/** As dashboards/src/pictures/drawing.ts writes it. */
export interface Drawing {
  readonly title: string;
  readonly caption: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly panels: readonly DrawnPanel[];
}
