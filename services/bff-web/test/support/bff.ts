import { startServer } from '@propalpes/seedwork/http/server';
import { Feed } from '@propalpes/seedwork/messaging/feed/feed';
import { CommandSender } from '@propalpes/seedwork/messaging/command-sender';
import { MemorySource, MemoryTopics } from '@propalpes/seedwork/testing/memory-topics';
import { createLog } from '@propalpes/seedwork/runtime/log';
import { connectClients } from '../../src/clients/connect.js';
import { settings } from '../../src/config.js';
import { bffApi, type BffOptions } from '../../src/api.js';
import { buildApiSchema } from '../../src/schema/build.js';
import { Streams } from '../../src/stream/streams.js';
import { FakeService } from './fake-service.js';
import { FakeSink } from './fake-sink.js';

const schema = buildApiSchema();

export const EVENTOS = 'eventos/auditoria/0';

interface GraphqlError {
  message: string;
  path?: (string | number)[];
  extensions: { code: string; [name: string]: unknown };
}

export interface Answer {
  status: number;
  headers: Headers;
  body: { data?: Record<string, unknown> | null; errors?: GraphqlError[] };
}

/** A BFF over real HTTP with stand-ins for all it depends on. */
export class TestBff {
  readonly sink = new FakeSink();
  readonly companias = new FakeService();
  readonly propiedades = new FakeService();
  readonly geograficos = new FakeService();
  readonly auditoria = new FakeService();
  readonly topics = new MemoryTopics([EVENTOS]);
  readonly source = new MemorySource(this.topics);
  feed!: Feed;
  readonly lines: Record<string, unknown>[] = [];
  url = '';
  #stop: (() => Promise<void>)[] = [];

  async start(options: Partial<BffOptions> = {}, env: Record<string, string> = {}): Promise<void> {
    const config = settings.parse({
      PULSAR_SERVICE_URL: 'pulsar://unused',
      PULSAR_ADMIN_URL: 'http://unused',
      COMPANIAS_URL: await this.companias.start(),
      PROPIEDADES_URL: await this.propiedades.start(),
      GEOGRAFICOS_URL: await this.geograficos.start(),
      AUDITORIA_URL: await this.auditoria.start(),
      UPSTREAM_TIMEOUT_MS: '200',
      ...env,
    });
    const clients = connectClients(config);
    const destination = {
      write: (line: string) => this.lines.push(JSON.parse(line) as Record<string, unknown>),
    };
    const log = createLog({ service: 'bff-web', level: 'debug', destination });
    this.feed = new Feed(this.source, { capacity: 1000, patienceMs: 100 }, log);
    const streams = new Streams(config.STREAM_MAX_CLIENTS);
    const api = bffApi({
      schema,
      commands: new CommandSender(this.sink, 'bff-web', Date.now),
      clients,
      feed: this.feed,
      streams,
      heartbeatMs: config.STREAM_HEARTBEAT_MS,
      production: false,
      maxBodyBytes: config.MAX_BODY_BYTES,
      requestTimeoutMs: config.REQUEST_TIMEOUT_MS,
      maxDepth: config.MAX_DEPTH,
      maxAliases: config.MAX_ALIASES,
      maxDirectives: config.MAX_DIRECTIVES,
      maxTokens: config.MAX_TOKENS,
      maxCost: config.MAX_COST,
      corsOrigins: [],
      ...options,
    });
    const server = await startServer({ name: 'graphql', port: 0, host: '127.0.0.1', log, ...api });
    this.url = `http://127.0.0.1:${server.port}`;
    this.#stop = [
      () => {
        streams.close();
        return server.close();
      },
      () => this.feed.close(),
      () => {
        clients.close();
        return Promise.resolve();
      },
      ...this.services.map((service) => () => service.stop()),
    ];
  }

  get services(): FakeService[] {
    return [this.companias, this.propiedades, this.geograficos, this.auditoria];
  }

  async stop(): Promise<void> {
    for (const stop of this.#stop) await stop();
  }

  async post(body: unknown, headers: Record<string, string> = {}, path = '/v1'): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as Answer['body'],
    };
  }

  graphql(
    query: string,
    variables?: Record<string, unknown>,
    headers?: Record<string, string>,
  ): Promise<Answer> {
    return this.post({ query, variables }, headers);
  }
}
