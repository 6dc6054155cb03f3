import {
  LegendDisplayMode,
  LegendPlacement,
  VizLegendOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import {
  FieldColorBuilder,
  FieldColorModeId,
  MappingType,
  SpecialValueMatch,
  type ValueMapping,
} from '@grafana/grafana-foundation-sdk/dashboard';
import type { Limits, Series, Stat } from './board.js';

const isBadBelow = (limits: Limits | undefined): boolean => limits !== undefined && 'greenFrom' in limits;

export function color(mode: FieldColorModeId): FieldColorBuilder {
  const builder = new FieldColorBuilder().mode(mode);
  return mode === FieldColorModeId.Fixed ? builder.fixedColor('blue') : builder;
}

export function steps(limits: Limits | undefined) {
  if (!limits) return [{ value: null, color: 'blue' }];
  if ('greenFrom' in limits)
    return [
      { value: null, color: 'red' },
      { value: limits.greenFrom, color: 'green' },
    ];
  const { orange, red } = limits;
  const warned = orange === undefined ? [] : [{ value: orange, color: 'orange' }];
  return [{ value: null, color: 'green' }, ...warned, { value: red, color: 'red' }];
}

/** What stands in place of values. */
export function mappings({ words, limits, whenEmpty }: Stat): ValueMapping[] {
  const named = Object.entries(words ?? {}).map(([value, text], index) => [value, { text, index }] as const);
  const spoken: ValueMapping = { type: MappingType.ValueToText, options: Object.fromEntries(named) };
  // Grafana gives what is not known the color of the lowest step, and what is not known is not well.
  const unknown: ValueMapping = {
    type: MappingType.SpecialValue,
    options: { match: SpecialValueMatch.NullAndNan, result: { text: whenEmpty ?? nothing, color: 'gray' } },
  };
  return [...(words ? [spoken] : []), ...(limits && !isBadBelow(limits) ? [unknown] : [])];
}

/** Said in place of data. */
export const nothing = 'sin datos';

/** Beside the lines, where there is room for many. Of each it tells the worst, and the worst of all comes first. */
export function legendOf({ limits }: Series): VizLegendOptionsBuilder {
  const low = isBadBelow(limits);
  return new VizLegendOptionsBuilder()
    .showLegend(true)
    .displayMode(LegendDisplayMode.Table)
    .placement(LegendPlacement.Right)
    .calcs([low ? 'min' : 'max'])
    .sortBy(low ? 'Min' : 'Max')
    .sortDesc(!low);
}
