import type { Argumentos, Bff } from '@propalpes/tools/bff/bff';
import { randomUUID } from 'node:crypto';
import { endOf, newCompania, newPropiedad } from './client.js';

/** Several clients that register companies and properties one after the other, until they are told to stop. */
export class SteadyLoad {
  private over = false;
  private readonly accepted: string[] = [];
  private readonly workers: readonly Promise<void>[];

  constructor(
    private readonly bff: Bff,
    clients: number,
  ) {
    this.workers = Array.from({ length: clients }, () => this.work());
  }

  get size(): number {
    return this.accepted.length;
  }

  /** Resolves with how each of the accepted operations has ended. Rejects when a request was refused, or one does not end. */
  async end(): Promise<readonly string[]> {
    this.over = true;
    await Promise.all(this.workers);
    const ends: string[] = [];
    for (const operacion of this.accepted) ends.push((await endOf(this.bff, operacion)).estado);
    return ends;
  }

  private async work(): Promise<void> {
    while (!this.over) {
      const compania = newCompania();
      // a property of a company that nobody knows yet may be rejected
      await endOf(this.bff, await this.ask('crearCompania', compania));
      await this.ask('crearPropiedad', newPropiedad(compania.identificacion));
    }
  }

  private async ask(field: string, args: Argumentos): Promise<string> {
    const operacion = await this.bff.mutate(field, args, { 'idempotency-key': randomUUID() });
    this.accepted.push(operacion);
    return operacion;
  }
}
