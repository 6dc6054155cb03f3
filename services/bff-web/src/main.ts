import { systemClock } from '@propalpes/seedwork/application/clock';
import { Health } from '@propalpes/seedwork/http/health';
import { startManagement } from '@propalpes/seedwork/http/management';
import { startServer } from '@propalpes/seedwork/http/server';
import { createBroker } from '@propalpes/seedwork/messaging/client';
import { CommandSender } from '@propalpes/seedwork/messaging/command-sender';
import { Publisher } from '@propalpes/seedwork/messaging/publisher';
import { brokerAddress } from '@propalpes/seedwork/runtime/broker-settings';
import { readConfig } from '@propalpes/seedwork/runtime/config';
import { runService } from '@propalpes/seedwork/runtime/lifecycle';
import { startTraces } from '@propalpes/seedwork/tracing/start';
import { connectClients } from './clients/connect.js';
import { settings } from './config.js';
import { bffApi } from './api.js';
import { buildApiSchema } from './schema/build.js';
import { openFeed } from './stream/open-feed.js';
import { Streams } from './stream/streams.js';

const SERVICE = 'bff-web';

await runService(SERVICE, async ({ log, onStop }) => {
  const config = readConfig(settings);
  await startTraces(SERVICE, config, { log, onStop });
  const { HOST: host } = config;

  const pulsar = { ...brokerAddress(config), log };
  const broker = createBroker(pulsar);
  onStop('broker', () => broker.close());
  const feed = openFeed(pulsar, SERVICE, config.FEED_EVENTS);
  onStop('feed', () => feed.close());
  const publisher = new Publisher(broker, {
    topics: ['comandos/compania', 'comandos/propiedad', 'comandos/geografico', 'comandos/auditoria'],
    sendTimeoutMs: config.SEND_TIMEOUT_MS,
    maxPendingMessages: config.MAX_PENDING_MESSAGES,
    // a client can try again sooner than a timeout would tell it to
    refuseWhileAway: true,
  });
  onStop('publisher', () => publisher.close());
  const clients = connectClients(config);
  onStop('clients', clients.close);

  const health = new Health().check('publisher', () => publisher.connected);
  const management = await startManagement({ port: config.MANAGEMENT_PORT, host, log, health });
  onStop('management', management.close);

  const streams = new Streams(config.STREAM_MAX_CLIENTS);
  const api = bffApi({
    schema: buildApiSchema(),
    commands: new CommandSender(publisher, SERVICE, systemClock),
    clients,
    feed,
    streams,
    heartbeatMs: config.STREAM_HEARTBEAT_MS,
    production: config.NODE_ENV === 'production',
    maxBodyBytes: config.MAX_BODY_BYTES,
    requestTimeoutMs: config.REQUEST_TIMEOUT_MS,
    maxDepth: config.MAX_DEPTH,
    maxAliases: config.MAX_ALIASES,
    maxDirectives: config.MAX_DIRECTIVES,
    maxTokens: config.MAX_TOKENS,
    maxCost: config.MAX_COST,
    corsOrigins: config.CORS_ORIGINS ?? [],
  });
  const limits = { lingerTimeout: config.LINGER_MS };
  const graphql = await startServer({ name: 'graphql', port: config.PORT, host, log, limits, ...api });
  onStop('graphql', graphql.close);
  onStop('streams', () => {
    streams.close();
  });
  onStop('readiness', () => {
    health.stop();
  });
});
