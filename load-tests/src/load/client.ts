import { setTimeout as pause } from 'node:timers/promises';
import { createdId, requestIds } from '@propalpes/seedwork/application/request-ids';
import { Contradiction, fieldOf, type Aceptado, type Channel, type Comando } from './channel.js';
import type { Datos } from './companies.js';
import type { Journal } from './journal.js';

/** What a client calls a command, and the API that it gives it to. */
export interface Name {
  readonly key: string;
  readonly channel: Channel;
}

export interface Patience {
  /** How often a request is made before its outcome is left open. */
  readonly tries: number;
}

const ANSWER_WITHIN_MS = 8000;
const BACKOFF_MS = { min: 20, max: 1000 };

/**
 * A client as it should be: it names each command by an idempotency key, asks the next replica when one does not
 * answer, and repeats the same command, never a new one.
 */
export class CompaniasClient {
  private turn = 0;

  constructor(private readonly journal: Journal) {}

  /** The id that a company gets when it is created under this name. */
  idFor({ key, channel: { client } }: Name): string {
    return createdId({ client, field: 'crearCompania', key });
  }

  crear(name: Name, datos: Datos, patience: Patience): Promise<void> {
    return this.ask(name, { type: 'CrearCompania', aggregateId: this.idFor(name), data: datos }, patience);
  }

  actualizar(name: Name, id: string, cambios: Comando['data'], patience: Patience): Promise<void> {
    return this.ask(name, { type: 'ActualizarCompania', aggregateId: id, data: cambios }, patience);
  }

  eliminar(name: Name, id: string, patience: Patience): Promise<void> {
    return this.ask(name, { type: 'EliminarCompania', aggregateId: id, data: {} }, patience);
  }

  private async ask({ key, channel }: Name, comando: Comando, { tries }: Patience): Promise<void> {
    const { aggregateId } = comando;
    const idempotency = { client: channel.client, field: fieldOf(comando), key };
    const { messageId, operacionId } = requestIds({ topic: 'comandos/compania', ...comando }, idempotency);
    const expected = { id: aggregateId, operacion: operacionId };
    this.journal.asked({ messageId, operacionId, aggregateId, at: Date.now() });
    for (let made = 1; made <= tries; made += 1) {
      if (await this.once({ key, channel }, comando, expected)) {
        this.journal.accepted(messageId);
        return;
      }
      await pause(Math.min(BACKOFF_MS.min * 2 ** made, BACKOFF_MS.max));
    }
  }

  /** False: it may have happened or not. */
  private async once({ key, channel }: Name, comando: Comando, expected: Aceptado): Promise<boolean> {
    const { method, path, body } = channel.requestFor(comando);
    try {
      const response = await fetch(`${this.nextReplica(channel)}${path}`, {
        method,
        headers: { 'idempotency-key': key, ...(body && { 'content-type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      return channel.accepts({ status: response.status, text: await response.text() }, expected);
    } catch (error) {
      if (error instanceof Contradiction) throw error;
      return false;
    }
  }

  private nextReplica({ replicas }: Channel): string {
    this.turn += 1;
    const replica = replicas[this.turn % replicas.length];
    if (replica === undefined) throw new Error('there are no replicas to ask');
    return replica;
  }
}
