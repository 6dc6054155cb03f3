import { encodeMessage, type Outgoing } from '@propalpes/seedwork/messaging/outgoing';
import { createBroker } from '@propalpes/seedwork/messaging/client';
import { Publisher } from '@propalpes/seedwork/messaging/publisher';
import { newId } from '@propalpes/seedwork/domain/id';
import { createLog } from '@propalpes/seedwork/runtime/log';
import { newTraceparent } from '@propalpes/seedwork/runtime/trace';
import { until } from '@propalpes/local/process/until';
import type { Fin } from '../ledger/evidence.js';
import { nit } from '../load/companies.js';
import type { Journal } from '../load/journal.js';
import { platform } from './addresses.js';

/** Companies whose commands are mixed; each has one command to create it and some to change it, in this order. */
const BLOCK = 250;
const COMMANDS_EACH = 4;

const topic = 'comandos/compania';

type Comando = Pick<Extract<Outgoing, { topic: typeof topic }>, 'type' | 'data'>;

/** Sends commands as fast as the broker takes them: more than any API would let through. */
export class BulkCommands {
  private serial = 0;
  private readonly broker = createBroker({
    serviceUrl: platform.PULSAR_SERVICE_URL,
    adminUrl: platform.PULSAR_ADMIN_URL,
    tenant: 'propalpes',
    log: createLog({ service: 'load-tests', level: 'error' }),
  });
  private readonly publisher = new Publisher(this.broker, {
    topics: [topic],
    sendTimeoutMs: 30_000,
    maxPendingMessages: 2 * BLOCK,
  });

  constructor(private readonly journal: Journal) {}

  /** A multiple of 1,000. Resolves when the broker has them all. */
  async send(count: number): Promise<void> {
    await until(() => Promise.resolve(this.publisher.connected), {
      what: 'a producer of commands',
      withinMs: 30_000,
    });
    for (let sent = 0; sent < count; sent += BLOCK * COMMANDS_EACH) await this.sendFor(BLOCK);
  }

  /** The commands of so many companies, once `send` has found the broker. Resolves when the broker has them. */
  async sendFor(companies: number): Promise<void> {
    const ids = Array.from({ length: companies }, () => newId());
    for (let turn = 1; turn <= COMMANDS_EACH; turn += 1) {
      const ends: Fin[] = turn === COMMANDS_EACH ? ['COMPLETADA'] : ['COMPLETADA', 'SUSTITUIDA'];
      await Promise.all(ids.map((id) => this.sendOne(id, turn === 1 ? this.creation() : change(turn), ends)));
    }
  }

  async close(): Promise<void> {
    await this.publisher.close();
    await this.broker.close();
  }

  private creation(): Comando {
    this.serial += 1;
    const identificacion = nit(this.serial);
    const datos = { nombre: 'Inmobiliaria', email: `ventas@${identificacion}.co`, identificacion };
    return { type: 'CrearCompania', data: datos };
  }

  private async sendOne(aggregateId: string, comando: Comando, ends: readonly Fin[]): Promise<void> {
    const [messageId, operacionId, at] = [newId(), newId(), Date.now()];
    this.journal.asked({ topic, type: comando.type, messageId, operacionId, aggregateId, ends, at });
    const outgoing = { topic, aggregateId, aggregateVersion: null, ...comando } as Outgoing;
    const cause = { correlationId: operacionId, causationId: null, traceparent: newTraceparent() };
    const options = { serviceName: 'load-tests', time: at, id: messageId };
    await this.publisher.publish([encodeMessage(outgoing, cause, options)]);
    this.journal.accepted(messageId);
  }
}

const change = (turn: number): Comando => ({
  type: 'ActualizarCompania',
  data: { nombre: `Nombre ${turn}`, email: null, identificacion: null, versionEsperada: null },
});
