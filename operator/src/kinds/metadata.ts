import { z } from 'zod';

export const group = 'messaging.propalpes.io';
export const version = 'v1';
export const apiVersion = z.literal(`${group}/${version}`);

export const metadata = z.looseObject({
  name: z.string().min(1),
  annotations: z.record(z.string(), z.string()).optional(),
});
