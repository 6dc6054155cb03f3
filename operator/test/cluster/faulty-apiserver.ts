import type { IncomingMessage, ServerResponse } from 'node:http';
import { Agent, createServer, request, type RequestOptions, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';

import { KubeConfig } from '@kubernetes/client-node';

import { loadKubeConfig } from '../../src/kubernetes/api-client.js';
import { createAuthority, type Identity } from '../backlog-metrics/certificates.js';

/** Answers in the place of the API server, in its own way or never. */
export type Fault = (response: ServerResponse) => void;

/** The API server as it is seen through a bad network: what has no fault is passed through, as from an admin. */
export class FaultyApiserver {
  /** What happens to watches. */
  watch: Fault | undefined;
  /** What happens to any other request. */
  call: (method: string, path: string) => Fault | undefined = () => undefined;
  watches = 0;
  readonly #server: Server;
  readonly #upstream = new URL(loadKubeConfig().getCurrentCluster()?.server ?? '');
  readonly #agent: Agent;
  #port = 0;

  private constructor(
    private readonly authority: string,
    identity: Identity,
    { ca, cert, key }: RequestOptions,
  ) {
    this.#agent = new Agent({ ca, cert, key, keepAlive: true });
    this.#server = createServer(identity, (incoming, response) => {
      this.#answer(incoming, response);
    });
  }

  static async start(): Promise<FaultyApiserver> {
    const authority = await createAuthority('faulty');
    const admin: RequestOptions = {};
    await loadKubeConfig().applyToHTTPSOptions(admin);
    const faulty = new FaultyApiserver(authority.cert, await authority.server('127.0.0.1'), admin);
    await faulty.accept();
    return faulty;
  }

  /** How the operator gets here. */
  get config(): KubeConfig {
    const config = new KubeConfig();
    config.loadFromOptions({
      clusters: [
        {
          name: 'faulty',
          server: `https://127.0.0.1:${this.#port}`,
          caData: Buffer.from(this.authority).toString('base64'),
        },
      ],
      users: [{ name: 'operator' }],
      contexts: [{ name: 'faulty', cluster: 'faulty', user: 'operator' }],
      currentContext: 'faulty',
    });
    return config;
  }

  /** Listens, again on the port of the last time. */
  async accept(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** Cuts every connection and refuses new ones. */
  async refuse(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  async close(): Promise<void> {
    if (this.#server.listening) await this.refuse();
    this.#agent.destroy();
  }

  connections(): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.getConnections((error, count) => {
        if (error) reject(error);
        else resolve(count);
      });
    });
  }

  #answer(incoming: IncomingMessage, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(incoming.url ?? '', this.#upstream);
    const isWatch = searchParams.has('watch');
    if (isWatch) this.watches += 1;
    const fault = isWatch ? this.watch : this.call(incoming.method ?? '', pathname);
    if (fault) {
      incoming.resume();
      fault(response);
    } else {
      this.#pass(incoming, response);
    }
  }

  #pass(incoming: IncomingMessage, response: ServerResponse): void {
    const { url, method, headers } = incoming;
    const { host } = this.#upstream;
    const target = { method, headers: { ...headers, host }, agent: this.#agent };
    const onward = request(new URL(url ?? '', this.#upstream), target, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on('error', () => response.destroy()).pipe(response);
      // A watch has headers long before it has anything to say.
      response.flushHeaders();
    });
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    incoming.pipe(onward);
  }
}
