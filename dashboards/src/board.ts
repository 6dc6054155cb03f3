/** Whether a value is well. Without, it is only told. */
export type Limits =
  /** Well below both; from `orange` on somebody should look, from `red` on somebody must. */
  | { readonly orange?: number; readonly red: number }
  /** Bad below, well from there on. */
  | { readonly greenFrom: number };

export interface Query {
  readonly expr: string;
  /** How its series are called, such as `{{job}}`. */
  readonly legend?: string;
}

/** What a panel tells, to somebody who sees it for the first time. */
export interface Tile {
  readonly title: string;
  /** What is shown. */
  readonly shows: string;
  /** What it looks like when all is well. */
  readonly normal: string;
  /** What to do when it looks otherwise. */
  readonly otherwise: string;
  /** As Grafana calls units: `s`, `bytes`, `percentunit`, `short` … */
  readonly unit: string;
  readonly queries: readonly Query[];
  /** Said in place of data; `sin datos` by default. */
  readonly whenEmpty?: string;
  readonly limits?: Limits;
}

/** One figure, of now. */
export interface Stat extends Tile {
  readonly kind: 'stat';
  readonly decimals?: number;
  /** Words in place of values. */
  readonly words?: Readonly<Record<string, string>>;
}

/** Lines over time. */
export interface Series extends Tile {
  readonly kind: 'series';
  readonly stacked?: true;
}

export interface Row {
  readonly title: string;
  readonly tiles: readonly (Stat | Series)[];
}

/** A dashboard. Its first row answers whether all is well. */
export interface Board {
  /** Of its file. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Whether its expressions use `$job`, so that somebody may choose services. */
  readonly choosesJobs?: true;
  readonly rows: readonly [Row, ...Row[]];
}

export const stat = (tile: Omit<Stat, 'kind'>): Stat => ({ kind: 'stat', ...tile });
export const series = (tile: Omit<Series, 'kind'>): Series => ({ kind: 'series', ...tile });

/** By which alerts name it. */
export const uidOf = ({ name }: Pick<Board, 'name'>): string => `propalpes-${name}`;
