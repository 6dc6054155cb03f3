import type { TopicName } from '@propalpes/schemas/generated/types';

/** A message as the broker gets it. Sending it again sends the same bytes. */
export interface EncodedMessage {
  readonly topic: TopicName;
  readonly key: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}
