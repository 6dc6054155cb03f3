import { isMap, isScalar, type Pair, YAMLMap } from 'yaml';

/** One line of a table of values. */
export interface ValueRow {
  /** Such as `autoscaling.minReplicas`. */
  readonly path: string;
  /** As JSON; undefined for a group that only has a comment. */
  readonly fallback: string | undefined;
  readonly comment: string;
}

/** Every value below a map, as deep as it is written in lines of its own. */
export function valueRows(map: YAMLMap, above: readonly string[] = []): ValueRow[] {
  return map.items.flatMap((pair, i) => {
    const path = [...above, String(isScalar(pair.key) ? pair.key.value : pair.key)];
    const comment = commentOf(pair, i === 0 ? map.commentBefore : undefined);
    const { value } = pair;
    if (!(value instanceof YAMLMap) || value.flow === true || value.items.length === 0)
      return [{ path: path.join('.'), fallback: json(value), comment }];
    const group = comment === '' ? [] : [{ path: path.join('.'), fallback: undefined, comment }];
    return [...group, ...valueRows(value, path)];
  });
}

/** Rows of several maps, where the later ones replace what the earlier ones say of a value. */
export function mergedRows(maps: readonly YAMLMap[]): ValueRow[] {
  const rows = new Map<string, ValueRow>();
  for (const row of maps.flatMap((map) => valueRows(map))) {
    const earlier = rows.get(row.path);
    rows.set(row.path, row.comment === '' && earlier ? { ...row, comment: earlier.comment } : row);
  }
  return [...rows.values()];
}

/** The parser gives the comment before the first key of a map to the map. */
function commentOf({ key }: Pair, first: string | null | undefined): string {
  const own = isScalar(key) ? key.commentBefore : undefined;
  const lines = (own ?? first ?? '').split('\n').map((line) => line.trim());
  return lines.join(' ').trim();
}

function json(value: unknown): string {
  const plain: unknown = isMap(value) || isScalar(value) || hasJson(value) ? value.toJSON() : value;
  return JSON.stringify(plain);
}

const hasJson = (value: unknown): value is { toJSON: () => unknown } =>
  typeof value === 'object' && value !== null && 'toJSON' in value;
