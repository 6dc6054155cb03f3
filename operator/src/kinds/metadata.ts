import { z } from 'zod';

export const group = 'messaging.propalpes.io';
export const apiVersion = z.literal(`${group}/v1`);

export const metadata = z.looseObject({
  name: z.string().min(1),
  annotations: z.record(z.string(), z.string()).optional(),
});
