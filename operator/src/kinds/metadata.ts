import { z } from 'zod';

export const group = 'messaging.propalpes.io';
export const version = 'v1';
export const groupVersion = `${group}/${version}`;
export const apiVersion = z.literal(groupVersion);

/** The kinds of the group and what their collections are called. */
export const plurals = { PulsarNamespace: 'pulsarnamespaces', PulsarTopic: 'pulsartopics' } as const;
export type Kind = keyof typeof plurals;

export const metadata = z.looseObject({
  name: z.string().min(1),
  annotations: z.record(z.string(), z.string()).optional(),
});
