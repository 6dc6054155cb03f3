import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { chartDirectory } from '../charts/charts.js';

/** The groups of rules that the chart installs. */
export const alertsFile = join(chartDirectory('observability'), 'files', 'alerts.yaml');

const recording = z.strictObject({ record: z.string(), expr: z.string() });
const alerting = z.strictObject({
  alert: z.string(),
  expr: z.string(),
  for: z.string().optional(),
  labels: z.looseObject({ severity: z.enum(['page', 'ticket']) }),
  annotations: z.strictObject({
    summary: z.string(),
    description: z.string(),
    /** Of the page below docs/runbooks, from the root of the project. */
    runbook_url: z.string(),
    /** The uid of the dashboard to look at. */
    dashboard: z.string(),
  }),
});
const file = z.strictObject({
  groups: z.array(z.strictObject({ name: z.string(), rules: z.array(z.union([recording, alerting])) })),
});

export type AlertingRule = z.output<typeof alerting>;
export type RecordingRule = z.output<typeof recording>;

/** Every rule, in the order in which they stand there. Throws when one lacks something. */
export function readRules(): readonly (AlertingRule | RecordingRule)[] {
  return file.parse(parse(readFileSync(alertsFile, 'utf8'))).groups.flatMap(({ rules }) => rules);
}

export const isAlert = (rule: AlertingRule | RecordingRule): rule is AlertingRule => 'alert' in rule;
