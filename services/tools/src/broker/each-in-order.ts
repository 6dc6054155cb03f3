import { Lanes } from '@propalpes/seedwork/messaging/lanes';
import type { Message } from 'pulsar-client';
import type { Pending } from './pending.js';

/** How many messages are worked on at once. */
const WIDTH = 64;

/** Works on messages: those of one key one after the other, others side by side. Rejects with the first failure. */
export async function eachInOrder(
  messages: AsyncIterable<Pending>,
  work: (message: Message) => Promise<void>,
): Promise<void> {
  const lanes = new Lanes(WIDTH);
  const failures: unknown[] = [];
  const settle = async (): Promise<void> => {
    await lanes.idle();
    if (failures.length > 0) throw failures[0];
  };
  let taken = 0;
  for await (const { message } of messages) {
    void lanes.run(message.getPartitionKey(), () =>
      work(message).catch((error: unknown) => {
        failures.push(error);
      }),
    );
    taken += 1;
    if (taken % WIDTH === 0) await settle();
  }
  await settle();
}
