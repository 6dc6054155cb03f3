import type { Board } from './board.js';
import { toDashboard } from './to-dashboard.js';

/** What is drawn at one place of a dashboard, as Grafana reads it. */
export interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly description?: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets?: readonly { readonly expr: string; readonly legendFormat?: string }[];
  readonly fieldConfig?: {
    readonly defaults: {
      readonly unit?: string;
      readonly mappings?: readonly { readonly type: string; readonly options: unknown }[];
    };
  };
  readonly options?: { readonly legend?: object };
}

/** All of them, with the rows that stand between. */
export const panelsOf = (board: Board): readonly Panel[] =>
  toDashboard(board).panels as unknown as readonly Panel[];

/** Those that show something. */
export const drawnPanels = (board: Board): readonly Panel[] =>
  panelsOf(board).filter(({ type }) => type !== 'row');
