import { Publisher } from '@propalpes/seedwork/messaging/publisher';
import { Sandbox } from '@propalpes/seedwork/testing/sandbox';
import { ServiceProcess } from '@propalpes/seedwork/testing/service-process';
import { until } from '@propalpes/seedwork/testing/until';
import { expect } from 'chai';
import { TOPICS, unoDeCadaUno } from '../support/eventos.js';
import { StreamClient } from '../support/stream-client.js';

const REMEMBERED = 200;
const NOWHERE = 'http://127.0.0.1:9';

const TYPES = [
  'CompaniaEliminada',
  'PropiedadEliminada',
  'DatosGeograficosEliminados',
  'OperacionFinalizada',
];

interface Evento {
  readonly id: string;
  readonly aggregate_id: string;
}

describe('/stream of two pods', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;
  let publisher: Publisher;
  let pods: [ServiceProcess, ServiceProcess];
  let clients: StreamClient[];

  before(async () => {
    sandbox = await Sandbox.open(TOPICS);
    const settings = { topics: TOPICS, sendTimeoutMs: 5000, maxPendingMessages: 1000 };
    publisher = new Publisher(sandbox.broker(), settings);
    sandbox.defer(() => publisher.close());
    pods = [await start(), await start()];
    await until('producers', () => publisher.connected);
  });

  beforeEach(() => {
    clients = [];
  });

  afterEach(() => {
    for (const client of clients) client.close();
  });

  after(async () => {
    await Promise.all(pods.map((pod) => pod.stop()));
    await sandbox.close();
  });

  async function start(): Promise<ServiceProcess> {
    const urls = Object.fromEntries(
      ['COMPANIAS_URL', 'PROPIEDADES_URL', 'GEOGRAFICOS_URL', 'AUDITORIA_URL'].map((name) => [name, NOWHERE]),
    );
    const pod = await ServiceProcess.start('bff-web', {
      ...sandbox.env,
      ...urls,
      FEED_EVENTS: String(REMEMBERED),
    });
    await until('the feed', async () => (await gauge(pod, 'propalpes_feed_connected')) === 1, 20_000);
    return pod;
  }

  async function gauge(pod: ServiceProcess, name: string): Promise<number> {
    const text = await (await pod.management('/metrics')).text();
    return Number(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'm').exec(text)?.[1]);
  }

  async function follow(pod: ServiceProcess, lastEventId = ''): Promise<StreamClient> {
    const client = await StreamClient.following(`${pod.url}/stream`, lastEventId);
    clients.push(client);
    return client;
  }

  /** So many rounds of an event of each topic; resolves with what each round is about. */
  async function publish(rounds: number): Promise<string[]> {
    const sent = Array.from({ length: rounds }, unoDeCadaUno);
    for (const events of sent) await publisher.publish(events);
    return sent.map(([first]) => first!.key);
  }

  /** What the events of one type are about, told once however often they came, in the order of their first coming. */
  const toldBy = ({ events }: StreamClient, type: string): string[] => {
    const told = events.filter((event) => event.type === type).map(({ data }) => data as Evento);
    return [...new Map(told.map((evento) => [evento.id, evento.aggregate_id])).values()];
  };

  function expectEverything(client: StreamClient, rounds: readonly string[]): void {
    for (const type of TYPES) expect(toldBy(client, type), type).to.deep.equal(rounds);
  }

  it('is the same for 50 clients, wherever they are', async () => {
    await Promise.all(Array.from({ length: 50 }, (_, index) => follow(pods[index % 2]!)));
    const rounds = await publish(10);
    await Promise.all(clients.map((client) => client.received(40)));
    for (const client of clients) expectEverything(client, rounds);
  });

  it('goes on on the other one when one is killed, without a gap', async () => {
    const followers = await Promise.all(Array.from({ length: 20 }, () => follow(pods[0])));
    const publishing = publish(40);
    await followers[0]!.received(20);
    await pods[0].stop('SIGKILL');
    await until('noticed', () => followers.every(({ ended }) => ended));
    await Promise.all(followers.map((one) => one.connect(`${pods[1].url}/stream`)));
    const rounds = await publishing;
    await until('everything', () =>
      followers.every((one) => toldBy(one, 'OperacionFinalizada').length === 40),
    );
    await until('everything', () => followers.every((one) => one.events.length >= 160));
    for (const one of followers) expectEverything(one, rounds);
    pods[0] = await start();
  });

  it('catches up those who were away for longer than it remembers', async () => {
    const client = await follow(pods[0]);
    client.close();
    const rounds = await publish(REMEMBERED);
    await client.connect(`${pods[1].url}/stream`);
    await client.received(REMEMBERED * TOPICS.length, 20_000);
    expectEverything(client, rounds);
  });
});
