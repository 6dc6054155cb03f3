import type { z } from 'zod';
import { fraction, url } from '../runtime/settings.js';

/** Where traces go, and which part of those that begin here. */
export const traceSettings = {
  /** Where a collector takes OTLP over HTTP, such as `http://collector:4318/v1/traces`. Without it there are no traces. */
  TRACES_OTLP_URL: url('http', 'https').optional(),
  /** 0 turns traces off; for others, a caller that decided for its trace has decided for us. */
  TRACES_SAMPLING: fraction().default(0.1),
};

export type TraceConfig = z.output<z.ZodObject<typeof traceSettings>>;
