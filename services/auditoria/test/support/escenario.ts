import { expect } from 'chai';
import type { EstadoOperacion, Operacion } from '../../src/domain/operacion.js';
import { Engine } from '../../src/sagas/engine.js';
import type { Mensaje, Orden } from '../../src/sagas/mensajes.js';
import { sagas } from '../../src/sagas/sagas.js';

export const REVISION_MS = 10_000;
export const EXPIRACION_MS = 86_400_000;
export const colombia = { sur: -4.3, norte: 13.5, oeste: -82, este: -66.8 };

export const engine = new Engine(sagas, {
  caja: colombia,
  revisionMs: REVISION_MS,
  expiracionMs: EXPIRACION_MS,
});

/** One operation, message by message: what it hears and what it says. */
export class Escenario {
  private ordenes: readonly Orden[] = [];

  private constructor(
    private actual: Operacion | undefined,
    private nitConocido: boolean,
  ) {}

  /** Nobody has heard of the operation. Some company has its NIT. */
  static nuevo(): Escenario {
    return new Escenario(undefined, true);
  }

  /** The same operation, for another continuation. */
  copia(): Escenario {
    return new Escenario(this.actual, this.nitConocido);
  }

  get operacion(): Operacion {
    if (!this.actual) throw new Error('the operation has not begun');
    return this.actual;
  }

  /** No company has the NIT. */
  sinCompania(): this {
    this.nitConocido = false;
    return this;
  }

  conCompania(): this {
    this.nitConocido = true;
    return this;
  }

  /** A message that changes the operation. */
  on(...mensajes: readonly Mensaje[]): this {
    for (const mensaje of mensajes) {
      const decision = this.decide(mensaje);
      if (!decision) return expect.fail(`${mensaje.type} changed nothing`);
      expect(decision.state.version).to.equal((this.actual?.version ?? 0) + 1);
      this.actual = decision.state;
      this.ordenes = decision.events;
    }
    return this;
  }

  /** What the last message led to. */
  sends(...types: readonly Orden['type'][]): this {
    expect(this.ordenes.map(({ type }) => type)).to.deep.equal(types);
    return this;
  }

  /** Messages that come too late, come again or are none of its business. */
  ignores(...mensajes: readonly Mensaje[]): this {
    for (const mensaje of mensajes) expect(this.decide(mensaje), mensaje.type).to.equal(undefined);
    return this;
  }

  is(estado: EstadoOperacion, motivo: string | null = null): this {
    expect(this.operacion).to.include({ estado, motivo });
    return this;
  }

  /** The last message ended it, and everybody is told. */
  ends(estado: EstadoOperacion, motivo: string | null = null): this {
    return this.sends('OperacionFinalizada').is(estado, motivo);
  }

  /** The data of what was sent last, by type. */
  sent(type: Orden['type']): unknown {
    const orden = this.ordenes.find((candidate) => candidate.type === type);
    return orden && 'data' in orden ? orden.data : undefined;
  }

  /** Its steps, as `nombre ESTADO`. */
  get pasos(): string[] {
    return this.operacion.pasos.map(({ nombre, estado }) => `${nombre} ${estado}`);
  }

  private decide(mensaje: Mensaje) {
    const asked = engine.nitToAsk(this.actual, mensaje) !== undefined;
    const respuesta = asked ? { nitConocido: this.nitConocido, fecha: mensaje.time } : undefined;
    return engine.decide(this.actual, mensaje, respuesta);
  }
}
