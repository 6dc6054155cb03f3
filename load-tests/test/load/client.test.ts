import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createdId, requestIds } from '@propalpes/seedwork/application/request-ids';
import { expect } from 'chai';
import { Contradiction, type Channel } from '../../src/load/channel.js';
import { Client, GaveUp } from '../../src/load/client.js';
import { crearCompania } from '../../src/load/commands.js';
import { graphqlChannel } from '../../src/load/graphql.js';
import { Journal } from '../../src/load/journal.js';
import { restChannel } from '../../src/load/rest.js';

interface Answer {
  readonly status: number;
  readonly body: string;
}

const json = (status: number, body: unknown): Answer => ({ status, body: JSON.stringify(body) });

/** The ids of `crearCompania` without data under the key `k`. */
function idsFor(client: string) {
  const idempotency = { client, field: 'crearCompania', key: 'k' };
  const aggregateId = createdId(idempotency);
  const comando = { topic: 'comandos/compania', type: 'CrearCompania', aggregateId, data: {} };
  return { aggregateId, ...requestIds(comando, idempotency) };
}

const [porRest, porGraphql] = [idsFor('rest'), idsFor('graphql:anonimo')];

/** Each API: what it answers when it accepts, may have accepted, and when it is asked for what it never should be. */
const apis = [
  {
    api: 'REST',
    channelTo: (replicas: readonly string[]) => restChannel(() => replicas),
    ids: porRest,
    accepted: json(202, { id: porRest.aggregateId, operacion: porRest.operacionId }),
    open: json(503, {}),
    wrong: [json(400, {}), json(202, { id: 'another' })],
  },
  {
    api: 'GraphQL',
    channelTo: graphqlChannel,
    ids: porGraphql,
    accepted: json(200, { data: { crearCompania: { operacion: { id: porGraphql.operacionId } } } }),
    open: json(503, { errors: [{ extensions: { retryable: true } }] }),
    wrong: [
      json(200, { data: { crearCompania: null }, errors: [{ extensions: {} }] }),
      json(200, { data: { crearCompania: { operacion: { id: 'another' } } } }),
    ],
  },
];

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

  const crear = async (journal: Journal, channel: Channel, tries: number, mayGiveUp = true) => {
    await new Client(journal).ask({ key: 'k', channel }, crearCompania({}), ['COMPLETADA'], {
      tries,
      mayGiveUp,
    });
  };

  for (const { api, channelTo, ids, accepted, open, wrong } of apis) {
    describe(`over ${api}`, () => {
      it('records what was accepted under the ids that follow from its key', async () => {
        const journal = new Journal();
        await crear(journal, channelTo([(await replica(accepted)).url]), 1);
        expect(journal.mutations[0]).to.deep.include({ ...ids, fate: 'accepted', ends: ['COMPLETADA'] });
      });

      it('repeats the same command at the other replica when one breaks off', async () => {
        const [broken, sound] = [await replica(undefined, undefined), await replica(accepted)];
        const journal = new Journal();
        await crear(journal, channelTo([broken.url, sound.url]), 3);
        expect(fates(journal)).to.deep.equal(['accepted']);
        const keys = [...broken.seen, ...sound.seen].map(({ headers }) => headers['idempotency-key']);
        expect(new Set(keys)).to.deep.equal(new Set(['k']));
      });

      it('leaves the outcome open when it gives up, and says so', async () => {
        const journal = new Journal();
        const channel = channelTo([(await replica(open, undefined)).url]);
        const outcome = await crear(journal, channel, 2).catch((error: unknown) => error);
        expect(outcome).to.be.instanceOf(GaveUp);
        expect(fates(journal)).to.deep.equal(['indeterminate']);
      });

      it('fails the load when it may not give up', async () => {
        const channel = channelTo([(await replica(open)).url]);
        const outcome = await crear(new Journal(), channel, 1, false).catch((error: unknown) => error);
        expect(outcome).to.be.instanceOf(Error).and.not.instanceOf(GaveUp);
      });

      for (const answer of wrong) {
        it(`fails the load on an answer that it should never get: ${answer.body}`, async () => {
          const channel = channelTo([(await replica(answer)).url]);
          const outcome = await crear(new Journal(), channel, 3).catch((error: unknown) => error);
          expect(outcome).to.be.instanceOf(Contradiction);
        });
      }
    });
  }
});
