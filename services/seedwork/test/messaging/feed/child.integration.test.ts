import { Socket } from 'node:net';
import { newId } from '../../../src/domain/id.js';
import { readInChild } from '../../../src/messaging/feed/child.js';
import { Publisher } from '../../../src/messaging/publisher.js';
import { Sandbox } from '../../../testing/sandbox.js';
import { until } from '../../../testing/until.js';
import { eliminada } from '../../support/commands.js';

const topics = ['eventos/compania'] as const;

/** The pipe of the child that is open here and holds what nobody has read. Only the handles tell which that is. */
function unread(): Socket | undefined {
  const { _getActiveHandles: handles } = process as unknown as { _getActiveHandles: () => unknown[] };
  return handles()
    .filter((handle) => handle instanceof Socket)
    .find(({ readableLength }) => readableLength > 0);
}

describe('a process that reads topics', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;

  before(async () => {
    sandbox = await Sandbox.open(topics);
    const publisher = new Publisher(sandbox.broker(), {
      topics,
      sendTimeoutMs: 5000,
      maxPendingMessages: 1000,
    });
    await until('producers', () => publisher.connected);
    await publisher.publish(Array.from({ length: 500 }, () => eliminada(newId())));
    await publisher.close();
  });

  after(() => sandbox.close());

  it('leaves no pipe behind when its reading is abandoned while more comes', async () => {
    const { parts, name } = sandbox;
    const at = { serviceUrl: parts.PULSAR_SERVICE_URL, adminUrl: parts.PULSAR_ADMIN_URL, tenant: name };
    const request = { ...at, logLevel: 'silent', topics, from: {}, depth: 0, follow: null } as const;
    let pipe: Socket | undefined;
    for await (const lines of readInChild(request, new AbortController().signal)) {
      if (lines.some((line) => 'opened' in line)) continue;
      pipe = await until('more comes', unread);
      break;
    }
    await until('it is closed', () => pipe?.destroyed);
  });
});
