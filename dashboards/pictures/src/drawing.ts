import type { FieldConfig } from '@grafana/data';
import type { VizLegendOptions } from '@grafana/schema';

export interface DrawnPanel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly fieldConfig?: { readonly defaults: FieldConfig };
  readonly options?: {
    readonly colorMode?: string;
    readonly graphMode?: string;
    readonly legend?: VizLegendOptions;
  };
  readonly lines: readonly {
    readonly name: string;
    readonly labels: Record<string, string>;
    readonly points: readonly { readonly atMs: number; readonly value: number | null }[];
  }[];
}

export interface Happening {
  readonly what: string;
  readonly from: number;
  readonly to: number;
}

/** As dashboards/src/pictures/drawing.ts writes it. */
export interface Drawing {
  readonly title: string;
  readonly caption: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly faults: readonly Happening[];
  readonly panels: readonly DrawnPanel[];
}
