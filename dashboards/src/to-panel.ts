import {
  BigValueColorMode,
  BigValueGraphMode,
  GraphThresholdsStyleMode,
  StackingMode,
  TooltipDisplayMode,
  VisibilityMode,
} from '@grafana/grafana-foundation-sdk/common';
import * as common from '@grafana/grafana-foundation-sdk/common';
import {
  FieldColorModeId,
  ThresholdsConfigBuilder,
  ThresholdsMode,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { DataqueryBuilder } from '@grafana/grafana-foundation-sdk/prometheus';
import { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as SeriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import { color, legendOf, mappings, nothing, steps } from './appearance.js';
import type { Query, Series, Stat } from './board.js';

export const datasource = { type: 'prometheus', uid: '${datasource}' };

const height = { stat: 4, series: 8 } as const;

/** `width`: columns of 24. */
export const toPanel = (tile: Stat | Series, width: number) =>
  (tile.kind === 'stat' ? statPanel(tile) : seriesPanel(tile)).height(height[tile.kind]).span(width);

function statPanel(tile: Stat): StatBuilder {
  const panel = shared(new StatBuilder(), tile)
    .colorMode(tile.limits ? BigValueColorMode.Background : BigValueColorMode.Value)
    .graphMode(tile.limits ? BigValueGraphMode.None : BigValueGraphMode.Area)
    .reduceOptions(new common.ReduceDataOptionsBuilder().calcs(['lastNotNull']))
    .colorScheme(color(tile.limits ? FieldColorModeId.Thresholds : FieldColorModeId.Fixed))
    .mappings(mappings(tile));
  if (tile.decimals !== undefined) panel.decimals(tile.decimals);
  return panel;
}

function seriesPanel(tile: Series): SeriesBuilder {
  const panel = shared(new SeriesBuilder(), tile)
    .min(0)
    .lineWidth(2)
    .fillOpacity(tile.stacked ? 30 : 8)
    .showPoints(VisibilityMode.Never)
    .colorScheme(color(FieldColorModeId.PaletteClassic))
    .legend(legendOf(tile))
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
    .noValue(tile.whenEmpty ?? nothing)
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
