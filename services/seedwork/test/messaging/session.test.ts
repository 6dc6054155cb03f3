import { expect } from 'chai';
import { setImmediate } from 'node:timers/promises';
import pino from 'pino';
import type { Client, Consumer, Message } from 'pulsar-client';
import { Unavailable } from '../../src/application/unavailable.js';
import { attempt, attemptDefaults } from '../../src/messaging/attempts.js';
import type { Broker } from '../../src/messaging/client.js';
import { Session } from '../../src/messaging/session.js';

/** What the native client sometimes answers, whatever becomes of the consumer. */
const never = () => new Promise<never>(() => undefined);

/** A session with a native consumer that closes, and may do nothing else. */
async function sessionWith(consumer: Partial<Consumer>): Promise<Session> {
  const close = () => Promise.resolve(null);
  const subscribe = () => Promise.resolve({ close, ...consumer } as unknown as Consumer);
  const client = { subscribe, close } as unknown as Client;
  const broker = { connect: () => client, topicUrl: String, log: pino({ level: 'silent' }) };
  const settings = { topic: 'comandos/compania', subscription: 'companias', prefetch: 1 };
  const session = new Session(broker as unknown as Broker, settings);
  await session.open();
  return session;
}

describe('A session', () => {
  it('ends a receive when it is closed, also where the native client leaves it open for ever', async () => {
    const session = await sessionWith({ receive: never });
    const received = session.receive().catch((error: unknown) => error);
    await session.close();
    expect(await received).to.be.instanceOf(Error);
  });

  it('lets many messages wait for their next try without a warning of a leak', async () => {
    const session = await sessionWith({});
    const warnings: Error[] = [];
    const hear = (warning: Error) => warnings.push(warning);
    process.on('warning', hear);
    const away = () => Promise.reject(new Unavailable('something', 'away'));
    const settings = { ...attemptDefaults, minBackoffMs: 60_000, maxBackoffMs: 60_000 };
    const context = {
      signal: session.signal,
      whenRoom: (once: () => Promise<void>) => once(),
      onRetry: () => undefined,
    };
    const waiting = Array.from({ length: 20 }, () => attempt(away, settings, context).catch(() => undefined));
    await setImmediate();
    session.end();
    await Promise.all(waiting);
    await setImmediate();
    process.off('warning', hear);
    expect(warnings).to.deep.equal([]);
  });

  it('gives a message up that is not acknowledged in time: it will be delivered again', async () => {
    const session = await sessionWith({ acknowledge: never });
    await session.acknowledge({} as Message, 10);
  });
});
