import {
  BigValueColorMode,
  BigValueGraphMode,
  GraphThresholdsStyleMode,
  LegendDisplayMode,
  LegendPlacement,
  StackingMode,
  TooltipDisplayMode,
  VisibilityMode,
} from '@grafana/grafana-foundation-sdk/common';
import * as common from '@grafana/grafana-foundation-sdk/common';
import {
  FieldColorBuilder,
  FieldColorModeId,
  MappingType,
  ThresholdsConfigBuilder,
  ThresholdsMode,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { DataqueryBuilder } from '@grafana/grafana-foundation-sdk/prometheus';
import { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as SeriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import type { Limits, Query, Series, Stat } from './board.js';

export const datasource = { type: 'prometheus', uid: '${datasource}' };

const height = { stat: 4, series: 8 } as const;

/** `width`: columns of 24, for a tile that says none itself. */
export const toPanel = (tile: Stat | Series, width: number) =>
  tile.kind === 'stat' ? statPanel(tile, width) : seriesPanel(tile);

function statPanel(tile: Stat, width: number): StatBuilder {
  const panel = shared(new StatBuilder(), tile)
    .height(height.stat)
    .span(width)
    .colorMode(tile.limits ? BigValueColorMode.Background : BigValueColorMode.Value)
    .graphMode(tile.limits ? BigValueGraphMode.None : BigValueGraphMode.Area)
    .reduceOptions(new common.ReduceDataOptionsBuilder().calcs(['lastNotNull']))
    .colorScheme(color(tile.limits ? FieldColorModeId.Thresholds : FieldColorModeId.Fixed));
  if (tile.decimals !== undefined) panel.decimals(tile.decimals);
  if (tile.words) panel.mappings([{ type: MappingType.ValueToText, options: wording(tile.words) }]);
  return panel;
}

function seriesPanel(tile: Series): SeriesBuilder {
  const legend = new common.VizLegendOptionsBuilder();
  const panel = shared(new SeriesBuilder(), tile)
    .height(height.series)
    .span(tile.width ?? 8)
    .min(0)
    .lineWidth(2)
    .fillOpacity(tile.stacked ? 30 : 8)
    .showPoints(VisibilityMode.Never)
    .colorScheme(color(FieldColorModeId.PaletteClassic))
    .legend(legend.displayMode(LegendDisplayMode.List).placement(LegendPlacement.Bottom).showLegend(true))
    .tooltip(new common.VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Multi));
  if (tile.stacked) panel.stacking(new common.StackingConfigBuilder().mode(StackingMode.Normal));
  if (tile.limits)
    panel.thresholdsStyle(
      new common.GraphThresholdsStyleConfigBuilder().mode(GraphThresholdsStyleMode.Dashed),
    );
  return panel;
}

function shared<Builder extends StatBuilder | SeriesBuilder>(panel: Builder, tile: Stat | Series): Builder {
  panel
    .title(tile.title)
    .description(`${tile.shows}\n\n**Normal:** ${tile.normal}\n\n**Si no:** ${tile.otherwise}`)
    .unit(tile.unit)
    .noValue(tile.whenEmpty ?? 'sin datos')
    .datasource(datasource)
    .thresholds(new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps(steps(tile.limits)));
  // The last value of a range would be that of a process that is gone. A figure with a line behind it needs the range.
  const ofNow = tile.kind === 'stat' && tile.limits !== undefined;
  for (const [index, query] of tile.queries.entries()) {
    const one = target(query, index);
    panel.withTarget(ofNow ? one.instant() : one.range());
  }
  return panel;
}

const target = ({ expr, legend = '' }: Query, index: number): DataqueryBuilder =>
  new DataqueryBuilder()
    .refId(String.fromCharCode(65 + index))
    .datasource(datasource)
    .expr(expr)
    .legendFormat(legend);

function color(mode: FieldColorModeId): FieldColorBuilder {
  const builder = new FieldColorBuilder().mode(mode);
  return mode === FieldColorModeId.Fixed ? builder.fixedColor('blue') : builder;
}

function steps(limits: Limits | undefined) {
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

const wording = (words: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(words).map(([value, text], index) => [value, { text, index }]));
