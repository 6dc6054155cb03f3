import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { connect } from 'node:tls';

import type { Identity } from './certificates.js';
import { companias } from './fixture.js';
import type { Identities } from './identities.js';

/** Offers the last session that a server gave, as a client may. */
export class SessionClient {
  resumed = false;
  #session: Buffer | undefined;

  constructor(
    readonly url: string,
    readonly identities: Identities,
    readonly version: 'TLSv1.2' | 'TLSv1.3',
  ) {}

  async ask(identity: Partial<Identity>): Promise<string> {
    const socket = connect({
      port: Number(new URL(this.url).port),
      host: '127.0.0.1',
      ca: this.identities.serving.cert,
      maxVersion: this.version,
      ...(this.#session && { session: this.#session }),
      ...identity,
    });
    socket.on('session', (session) => (this.#session = session));
    socket.write(`GET ${companias} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`);
    await once(socket, 'secureConnect');
    this.resumed ||= socket.isSessionReused();
    return text(socket);
  }
}
