import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createdId, requestIds } from '@propalpes/seedwork/application/request-ids';
import { expect } from 'chai';
import { CompaniasClient } from '../../src/load/client.js';
import { Journal } from '../../src/load/journal.js';

interface Answer {
  readonly status: number;
  readonly body: string;
}

const idempotency = { client: 'rest', field: 'crearCompania', key: 'k' };
const aggregateId = createdId(idempotency);
const comando = { topic: 'comandos/compania', type: 'CrearCompania', aggregateId, data: {} };
const { messageId, operacionId } = requestIds(comando, idempotency);
const accepted: Answer = {
  status: 202,
  body: JSON.stringify({ id: aggregateId, operacion: operacionId }),
};

describe('The client of the load', () => {
  const servers: Server[] = [];

  /** Answers what it is told, in turn; `undefined` breaks the connection. */
  async function replica(
    ...answers: (Answer | undefined)[]
  ): Promise<{ url: string; seen: IncomingMessage[] }> {
    const seen: IncomingMessage[] = [];
    const server = createServer((request, response) => {
      seen.push(request);
      const answer = answers.shift();
      if (answer) response.writeHead(answer.status).end(answer.body);
      else request.socket.destroy();
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
  }

  const fates = (journal: Journal) => journal.mutations.map(({ fate }) => fate);

  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  it('records what was accepted under the ids that follow from its key', async () => {
    const journal = new Journal();
    const client = new CompaniasClient([(await replica(accepted)).url], journal);
    await client.crear('k', {}, { tries: 1 });
    const expected = { messageId, operacionId, aggregateId, fate: 'accepted' };
    expect(journal.mutations[0]).to.include(expected);
  });

  it('repeats the same command at the other replica when one breaks off', async () => {
    const [broken, sound] = [await replica(undefined, undefined), await replica(accepted)];
    const journal = new Journal();
    await new CompaniasClient([broken.url, sound.url], journal).crear('k', {}, { tries: 3 });
    expect(fates(journal)).to.deep.equal(['accepted']);
    expect([...broken.seen, ...sound.seen].map(({ headers }) => headers['idempotency-key'])).to.satisfy(
      (keys: string[]) => keys.every((key) => key === 'k'),
    );
  });

  it('leaves the outcome open when it gives up', async () => {
    const journal = new Journal();
    const away = await replica({ status: 503, body: '{}' }, undefined);
    await new CompaniasClient([away.url], journal).crear('k', {}, { tries: 2 });
    expect(fates(journal)).to.deep.equal(['indeterminate']);
  });

  for (const wrong of [
    { status: 400, body: '{}' },
    { status: 202, body: '{"id":"another"}' },
  ]) {
    it(`fails the load on an answer that no service should give (${wrong.status})`, async () => {
      const client = new CompaniasClient([(await replica(wrong)).url], new Journal());
      const outcome = await client.crear('k', {}, { tries: 3 }).catch((error: unknown) => error);
      expect(outcome).to.be.instanceOf(Error);
    });
  }
});
