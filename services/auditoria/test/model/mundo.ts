import { EXPIRACION_MS } from '../support/escenario.js';
import { Entrega, type Suerte } from './entrega.js';
import { comandoDe, idDe, type Accion, type Pedido } from './guion.js';
import { Sistema } from './sistema.js';
import type { KeyLog } from './topics.js';

/** More than any run needs. */
const MOVES = 20_000;
const PASO_MS = 50;

/** Makes one of `n` choices. The last ones are all 0: then nothing goes wrong any more, and the run ends. */
export type Choose = (n: number) => number;

/** Runs a script on the system: who works when, who dies, what is delivered again is chosen from outside. */
export class Mundo {
  readonly sistema = new Sistema();
  /** What was asked for, in this order: the n-th is the n-th operation. */
  readonly pedidos: Pedido[] = [];
  /** So much time passed at once that an operation may have expired. */
  haPasadoUnDia = false;
  /** How often the services called the database or the broker. */
  calls = 0;
  private readonly enMarcha: Entrega[] = [];

  constructor(
    private readonly guion: Accion[],
    private readonly choose: Choose,
  ) {}

  /** Until nothing is left to do. */
  async run(): Promise<void> {
    for (let move = 0; move < MOVES; move += 1) {
      this.sistema.ahora += PASO_MS;
      if (!(await this.move())) return;
    }
    throw new Error('it does not end');
  }

  /** False when there is nothing left to do. */
  private async move(): Promise<boolean> {
    const { topics } = this.sistema;
    switch (this.choose(24)) {
      case 1:
        return (await this.step(this.choose(2) === 0 ? 'dies before' : 'dies after')) || this.rest();
      case 2:
        return (await this.deliver(topics.waiting)) || this.rest();
      case 3:
        pick(topics.all, this.choose)?.forget(1 + this.choose(3));
        return true;
      case 4:
        return this.act() || this.rest();
      case 5:
        this.sistema.sweep();
        return true;
      default:
        return this.rest();
    }
  }

  /** Whatever is there to do. */
  private async rest(): Promise<boolean> {
    if (this.choose(3) === 1 && (await this.deliver(this.sistema.topics.waiting))) return true;
    return (
      (await this.step('lives')) ||
      (await this.deliver(this.sistema.topics.waiting)) ||
      this.act() ||
      this.waitForRevision()
    );
  }

  /** Lets an owner make one call. */
  private async step(suerte: Suerte): Promise<boolean> {
    const entrega = pick(this.enMarcha, this.choose);
    if (!entrega) return false;
    this.calls += 1;
    await entrega.step(suerte);
    this.settle(entrega);
    return true;
  }

  /** Gives an owner the next message of a key, also where another owner is at work on it. */
  private async deliver(waiting: readonly KeyLog[]): Promise<boolean> {
    const log = pick(waiting, this.choose);
    const message = log?.head;
    if (!log || !message) return false;
    const entrega = new Entrega();
    this.enMarcha.push(entrega);
    const work = () => this.sistema.handle(log.topic, message, entrega);
    await entrega.start(work, () => {
      log.acknowledge(message);
    });
    this.settle(entrega);
    return true;
  }

  private settle(entrega: Entrega): void {
    if (entrega.over) this.enMarcha.splice(this.enMarcha.indexOf(entrega), 1);
  }

  /** The next line of the script. */
  private act(): boolean {
    const accion = this.guion.shift();
    if (!accion) return false;
    if (accion.hace === 'esperar') this.esperar(accion.ms);
    else if (accion.hace === 'repetir') this.pedir(accion.cual);
    else this.pedir(this.pedidos.push(accion) - 1);
    return true;
  }

  private esperar(ms: number): void {
    this.sistema.ahora += ms;
    this.haPasadoUnDia ||= ms >= EXPIRACION_MS;
  }

  private pedir(n: number): void {
    const pedido = this.pedidos[n];
    if (!pedido) return;
    const comando = comandoDe(pedido, n, this.pedidos.slice(0, n));
    const cancelled = pedido.hace === 'cancelar' ? pedido.cual : n;
    this.sistema.send(comando, idDe('operacion', cancelled), idDe('mensaje', n));
  }

  private waitForRevision(): boolean {
    const vencen = [...this.sistema.operaciones.stored.values()].flatMap(({ state: { plazo } }) =>
      plazo?.tipo === 'REVISION' ? [plazo.vence] : [],
    );
    if (vencen.length === 0) return false;
    this.sistema.ahora = Math.max(this.sistema.ahora, ...vencen);
    this.sistema.sweep();
    return true;
  }
}

const pick = <T>(from: readonly T[], choose: Choose): T | undefined =>
  from.length === 0 ? undefined : from[choose(from.length)];
