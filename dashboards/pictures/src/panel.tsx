import { dateTime, getFieldDisplayValues, type GrafanaTheme2 } from '@grafana/data';
import { BigValue, BigValueColorMode, BigValueGraphMode, PanelChrome, TimeSeries } from '@grafana/ui';
import type { DrawnPanel, Drawing } from './drawing';
import { framesOf } from './frames';
import { Marks } from './marks';

interface Props {
  readonly panel: DrawnPanel;
  readonly drawing: Drawing;
  readonly theme: GrafanaTheme2;
  readonly width: number;
  readonly height: number;
}

/** What Grafana draws of it, with its own frame and its own components. */
export function Panel({ panel, drawing, theme, width, height }: Props) {
  const times = [
    ...new Set(
      drawing.panels.flatMap((it) =>
        it.lines.flatMap((line) => line.points.map(({ atMs }) => Math.round(atMs))),
      ),
    ),
  ].sort((a, b) => a - b);
  const frames = framesOf(panel, times, theme);
  const [from, to] = [dateTime(drawing.fromMs), dateTime(drawing.toMs)];
  const range = { from, to, raw: { from, to } };
  return (
    <PanelChrome title={panel.title} width={width} height={height}>
      {(inner: number, high: number) => {
        if (frames.length === 0)
          return <Nothing text={panel.fieldConfig?.defaults.noValue} height={high} theme={theme} />;
        if (panel.type === 'timeseries' && panel.options?.legend)
          return (
            <TimeSeries
              width={inner}
              height={high}
              frames={frames}
              timeRange={range}
              timeZone="utc"
              legend={panel.options.legend}
              options={{}}
            >
              {(config) => <Marks config={config} faults={drawing.faults} theme={theme} />}
            </TimeSeries>
          );
        const [value] = getFieldDisplayValues({
          fieldConfig: { defaults: {}, overrides: [] },
          reduceOptions: { calcs: ['lastNotNull'], values: false },
          replaceVariables: (text: string) => text,
          theme,
          data: frames,
          sparkline: panel.options?.graphMode !== 'none',
          timeZone: 'utc',
        });
        if (!value) return <Nothing text={panel.fieldConfig?.defaults.noValue} height={high} theme={theme} />;
        return (
          <BigValue
            width={inner}
            height={high}
            theme={theme}
            value={{ ...value.display, title: undefined }}
            sparkline={value.sparkline}
            colorMode={(panel.options?.colorMode ?? 'value') as BigValueColorMode}
            graphMode={(panel.options?.graphMode ?? 'none') as BigValueGraphMode}
          />
        );
      }}
    </PanelChrome>
  );
}

interface Emptiness {
  readonly text: string | undefined;
  readonly height: number;
  readonly theme: GrafanaTheme2;
}

const Nothing = ({ text, height, theme }: Emptiness) => (
  <div
    style={{
      height,
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'center',
      color: theme.colors.text.secondary,
    }}
  >
    {text}
  </div>
);
