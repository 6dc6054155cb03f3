import { settings } from './settings.ts';

/** For `handleSummary`: all figures and thresholds, as JSON, for the report. */
export const writeSummary = (data: object): Record<string, string> => ({
  [settings.summary]: JSON.stringify(data),
});
