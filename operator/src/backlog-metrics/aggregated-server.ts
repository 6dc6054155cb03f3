import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

import { refusal, type Answer } from './answer.js';
import { callerOf, objectionTo, type Caller } from './caller.js';
import type { Credentials } from './credentials.js';
import { limitsOf, maxConnections } from './server-limits.js';
import { contextOf } from './tls-context.js';

const nobody: Caller = { refused: 'the handshake is not over' };

export interface AggregatedServerOptions {
  readonly credentials: Credentials;
  /** How long a handshake may take, and a request until all of it has arrived. */
  readonly arrivalMs: number;
  /** Never rejects. */
  readonly answer: (request: IncomingMessage) => Promise<Answer>;
  /** Told each answer. */
  readonly count: (answer: Answer) => void;
}

/** HTTPS for the aggregator alone, which has authenticated and authorized whoever asks through it. */
export class AggregatedServer {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #callers = new WeakMap<object, Caller>();
  readonly #answer: AggregatedServerOptions['answer'];
  readonly #count: AggregatedServerOptions['count'];
  #credentials: Credentials;

  constructor({ credentials, arrivalMs, answer, count }: AggregatedServerOptions) {
    this.#credentials = credentials;
    this.#answer = answer;
    this.#count = count;
    const options = { ...limitsOf(arrivalMs), ...contextOf(credentials) };
    this.#server = createServer(options, (request, response) => {
      void this.#respond(request, response);
    });
    this.#server.maxConnections = maxConnections;
    this.#server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
    this.#server.on('secureConnection', (socket) => this.#callers.set(socket, callerOf(socket)));
  }

  /** Listens, and resolves with the port. @throws when it is taken */
  async listen(port: number, host: string): Promise<number> {
    this.#server.listen(port, host);
    await once(this.#server, 'listening');
    return (this.#server.address() as AddressInfo).port;
  }

  get listening(): boolean {
    return this.#server.listening;
  }

  /**
   * Takes others from now on; whom a former CA vouched for has to connect again, which HTTP clients do by themselves.
   * @throws when OpenSSL refuses them; then all stays as it was
   */
  use(credentials: Credentials): void {
    const former = this.#credentials;
    this.#server.setSecureContext(contextOf(credentials));
    this.#credentials = credentials;
    if (former.ca !== credentials.ca) this.#cutOff();
  }

  /** Stops accepting, lets what is being answered finish for `graceMs`, then cuts it off. */
  async close(graceMs: number): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    const timer = setTimeout(() => {
      this.#cutOff();
    }, graceMs);
    await closed;
    clearTimeout(timer);
  }

  #cutOff(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async #respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const objection = objectionTo(this.#callerOf(request), this.#credentials.allowedNames);
    const answer = objection === undefined ? await this.#answer(request) : refusal('Unauthorized', objection);
    this.#count(answer);
    response.writeHead(answer.status, {
      'content-type': 'application/json',
      'content-length': answer.body.length,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...(answer.status === 405 && { allow: 'GET' }),
      ...((objection !== undefined || !this.#server.listening) && { connection: 'close' }),
    });
    response.end(answer.body);
  }

  #callerOf({ socket }: IncomingMessage): Caller {
    return this.#callers.get(socket) ?? nobody;
  }
}
