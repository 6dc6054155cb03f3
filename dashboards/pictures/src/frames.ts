import {
  applyFieldOverrides,
  type DataFrame,
  FieldConfigOptionsRegistry,
  FieldType,
  type GrafanaTheme2,
  toDataFrame,
} from '@grafana/data';
import type { DrawnPanel } from './drawing';

const registry = new FieldConfigOptionsRegistry();

/** The lines of a panel as Grafana's components want them: one frame each, at the same times, with the looks of the panel. */
export function framesOf(panel: DrawnPanel, times: readonly number[], theme: GrafanaTheme2): DataFrame[] {
  const defaults = panel.fieldConfig?.defaults ?? {};
  const data = panel.lines.map(({ name, labels, points }) => {
    const values = new Map(points.map(({ atMs, value }) => [Math.round(atMs), value]));
    const config = { ...defaults, ...(name !== '' && { displayNameFromDS: name }) };
    return toDataFrame({
      fields: [
        { name: 'Time', type: FieldType.time, values: [...times], config: {} },
        {
          name: 'Value',
          type: FieldType.number,
          labels,
          values: times.map((at) => values.get(at) ?? null),
          config,
        },
      ],
    });
  });
  return applyFieldOverrides({
    data,
    fieldConfig: { defaults, overrides: [] },
    replaceVariables: (text: string) => text,
    theme,
    timeZone: 'utc',
    fieldConfigRegistry: registry,
  });
}
