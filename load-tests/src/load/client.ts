import { setTimeout as pause } from 'node:timers/promises';
import { createdId, requestIds } from '@propalpes/seedwork/application/request-ids';
import type { Datos } from './companies.js';
import type { Journal } from './journal.js';

interface Request {
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** What the service calls this request when it derives ids from the key. */
  readonly field: string;
  readonly comando: Comando;
  readonly body?: object;
}

/** The command that the service makes of a request: it derives ids from this, too. */
interface Comando {
  readonly type: string;
  readonly aggregateId: string;
  readonly data: object;
}

export interface Patience {
  /** How often a request is made before its outcome is left open. */
  readonly tries: number;
}

const ANSWER_WITHIN_MS = 8000;
const BACKOFF_MS = { min: 20, max: 1000 };
const COMMANDS = '/ingestion/compania-comando';

/** The company service disagrees about what was asked: the load, not the system, is wrong. */
class Contradiction extends Error {
  override readonly name = 'Contradiction';
}

/**
 * A client as it should be: it names each command by an idempotency key, asks the next replica when one does not
 * answer, and repeats the same command, never a new one.
 */
export class CompaniasClient {
  private turn = 0;

  constructor(
    private readonly replicas: readonly string[],
    private readonly journal: Journal,
  ) {}

  /** The id that a company gets when it is created under this key. */
  idFor(key: string): string {
    return createdId({ client: 'rest', field: 'crearCompania', key });
  }

  crear(key: string, datos: Datos, patience: Patience): Promise<void> {
    const comando = { type: 'CrearCompania', aggregateId: this.idFor(key), data: datos };
    const request = { method: 'POST', path: COMMANDS, field: 'crearCompania', comando, body: datos } as const;
    return this.ask(key, request, patience);
  }

  actualizar(
    key: string,
    id: string,
    { versionEsperada, ...cambios }: Datos & { versionEsperada?: number },
    patience: Patience,
  ): Promise<void> {
    const comando = { type: 'ActualizarCompania', aggregateId: id, data: { ...cambios, versionEsperada } };
    const body = { ...cambios, version_esperada: versionEsperada };
    const request = {
      method: 'PATCH',
      path: `${COMMANDS}/${id}`,
      field: 'actualizarCompania',
      comando,
      body,
    } as const;
    return this.ask(key, request, patience);
  }

  eliminar(key: string, id: string, patience: Patience): Promise<void> {
    const comando = { type: 'EliminarCompania', aggregateId: id, data: {} };
    const path = `${COMMANDS}/${id}`;
    return this.ask(key, { method: 'DELETE', path, field: 'eliminarCompania', comando }, patience);
  }

  private async ask(key: string, request: Request, { tries }: Patience): Promise<void> {
    const { field, comando } = request;
    const { aggregateId } = comando;
    const ids = requestIds({ topic: 'comandos/compania', ...comando }, { client: 'rest', field, key });
    const { messageId, operacionId } = ids;
    this.journal.asked({ messageId, operacionId, aggregateId, at: Date.now() });
    for (let made = 1; made <= tries; made += 1) {
      if (await this.once(key, request, { id: aggregateId, operacion: operacionId })) {
        this.journal.accepted(messageId);
        return;
      }
      await pause(Math.min(BACKOFF_MS.min * 2 ** made, BACKOFF_MS.max));
    }
  }

  /** False: it may have happened or not. */
  private async once(
    key: string,
    request: Request,
    expected: { id: string; operacion: string },
  ): Promise<boolean> {
    const { method, path, body } = request;
    try {
      const response = await fetch(`${this.nextReplica()}${path}`, {
        method,
        headers: { 'idempotency-key': key, ...(body && { 'content-type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      const answer = await response.text();
      if (response.status >= 500) return false;
      if (response.status !== 202) throw new Contradiction(`${method} ${path}: ${response.status} ${answer}`);
      if (answer !== JSON.stringify(expected))
        throw new Contradiction(`${method} ${path} answered ${answer}`);
      return true;
    } catch (error) {
      if (error instanceof Contradiction) throw error;
      return false;
    }
  }

  private nextReplica(): string {
    this.turn += 1;
    const replica = this.replicas[this.turn % this.replicas.length];
    if (replica === undefined) throw new Error('there are no replicas to ask');
    return replica;
  }
}
