import { Unavailable } from '@propalpes/seedwork/application/unavailable';
import type { MessageSink, Publisher } from '@propalpes/seedwork/messaging/publisher';

/** Refuses at once while there is no connection: a client can try again sooner than a timeout would tell it to. */
export function refusingWhileAway(publisher: Pick<Publisher, 'connected' | 'publish'>): MessageSink {
  return {
    publish: (messages) =>
      publisher.connected
        ? publisher.publish(messages)
        : Promise.reject(new Unavailable('the broker', 'there is no connection')),
  };
}
