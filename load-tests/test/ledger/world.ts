import { comparableIn } from '../../src/ledger/comparable-in.js';
import type { Evidence, Fin, Mutation, Projected, TopicMessage } from '../../src/ledger/evidence.js';
import {
  compania,
  geografico,
  lifecycleOf,
  lifecycles,
  propiedad,
  type Lifecycle,
} from '../../src/ledger/lifecycle.js';
import { Registers, type Datos, type Order } from './registers.js';
import { Saga } from './saga.js';

export type Draft = { -readonly [K in keyof Evidence]: Evidence[K][number][] };

/** What a client says of a command beside what it asks for. */
type Says = Partial<Pick<Mutation, 'fate' | 'ends'>>;

interface Command extends Order {
  readonly correlationId: string;
  readonly causationId: string | null;
}

const auditoria = (type: string, operacionId: string, data: Order['data'] = {}): Order => ({
  topic: 'comandos/auditoria',
  type,
  aggregateId: operacionId,
  data,
});

/** What a command says: what is absent is unknown. */
const said = ({ fields }: Lifecycle, datos: Datos): Datos => ({
  ...Object.fromEntries(fields.map((field) => [field, null])),
  ...datos,
});

/** A PropAlpes without faults: what it leaves behind is evidence that the ledger must find valid. */
export class World {
  private readonly draft: Draft = {
    mutations: [],
    commands: [],
    events: [],
    documents: [],
    operations: [],
    projection: [],
    deadLetters: [],
    foreign: [],
    waiting: [],
  };
  private readonly registers = new Registers();
  private readonly sagas = new Map<string, Saga>();
  private readonly waiting: Command[] = [];
  private clock = 0;

  /** A client's command about one aggregate is carried out at once; what follows waits. Gives the operation. */
  ask(type: string, aggregateId: string, datos: Datos = {}, says: Says = {}): string {
    const lifecycle = lifecycles.find(({ rules }) =>
      Object.values(rules).some(({ answers }) => answers === type),
    );
    if (!lifecycle) throw new Error(`nobody takes ${type}`);
    const data = type.startsWith('Eliminar') ? {} : said(lifecycle, datos);
    const operacion = this.next('operation');
    const order = { topic: lifecycle.commands, type, aggregateId, data };
    this.carryOut(order, operacion, this.asked(order, operacion, aggregateId, says));
    return operacion;
  }

  /** A client registers a property and where it is. Gives the operation. */
  registrar(id: string, datos: Record<'propiedad' | 'geografico', Datos>, says: Says = {}): string {
    const operacion = this.next('operation');
    const whole = {
      propiedad: said(propiedad, datos.propiedad),
      geografico: said(geografico, datos.geografico),
    };
    const order = auditoria('RegistrarPropiedad', operacion, { propiedadId: id, ...whole });
    const cause = this.asked(order, operacion, id, says);
    const saga = new Saga(id, [propiedad, geografico]);
    this.sagas.set(operacion, saga);
    this.follow(saga.creations(whole), operacion, cause);
    return operacion;
  }

  cancelar(operacion: string): void {
    const cause = this.asked(auditoria('CancelarOperacion', operacion), operacion, operacion);
    this.follow(this.sagas.get(operacion)?.cancel() ?? [], operacion, cause);
  }

  /** A replica of auditoria reminds an operation of its due time. */
  revisar(operacion: string): void {
    this.record(auditoria('RevisarOperacion', operacion), operacion, null);
  }

  /** Carries out the oldest command that an operation has sent. */
  decide(): boolean {
    const command = this.waiting.shift();
    if (!command) return false;
    const { correlationId, causationId, ...order } = command;
    this.carryOut(order, correlationId, this.record(order, correlationId, causationId));
    return true;
  }

  /** Carries out what is left and hands over what everybody would find. */
  evidence(): Draft {
    while (this.decide());
    const { documents } = this.registers;
    return structuredClone({ ...this.draft, documents, projection: this.projection() });
  }

  /** Gives the id of the command. */
  private asked(order: Order, operacionId: string, aggregateId: string, says: Says = {}): string {
    const messageId = this.record(order, operacionId, null);
    const { topic, type } = order;
    const mutation = { topic, type, messageId, operacionId, aggregateId, at: this.clock };
    this.draft.mutations.push({ fate: 'accepted', ends: [], ...mutation, ...says });
    return messageId;
  }

  private carryOut(order: Order, operacion: string, commandId: string): void {
    const answer = this.registers.carryOut(order);
    const id = this.event({ ...answer, correlationId: operacion, causationId: commandId });
    const lifecycle = lifecycleOf(answer.topic) ?? compania;
    const saga = this.sagas.get(operacion) ?? new Saga(answer.aggregateId, [lifecycle]);
    this.sagas.set(operacion, saga);
    const wasOver = saga.end !== undefined;
    this.follow(saga.hear(answer), operacion, id);
    if (saga.end && !wasOver) this.finish(operacion, saga.end, id);
  }

  private follow(orders: readonly Order[], correlationId: string, causationId: string): void {
    this.waiting.push(...orders.map((order) => ({ ...order, correlationId, causationId })));
  }

  private finish(operacion: string, estado: Fin, causationId: string): void {
    this.draft.operations.push({ id: operacion, estado, open: false });
    const told = auditoria('OperacionFinalizada', operacion, { estado });
    const of = { topic: 'eventos/auditoria', aggregateVersion: 1 };
    this.event({ ...told, ...of, correlationId: operacion, causationId });
  }

  private record(order: Order, correlationId: string, causationId: string | null): string {
    const id = this.next('command');
    const envelope = { id, time: this.clock, correlationId, causationId, digest: `bytes of ${id}` };
    this.draft.commands.push({ ...order, ...envelope, aggregateVersion: null });
    return id;
  }

  private event(event: Omit<TopicMessage, 'id' | 'time' | 'digest'>): string {
    const id = this.next('event');
    this.draft.events.push({ ...event, id, time: this.clock, digest: `bytes of ${id}` });
    return id;
  }

  private projection(): Projected[] {
    const vigente = new Map([
      ['CompaniaCreada', true],
      ['CompaniaActualizada', true],
      ['CompaniaRechazada', false],
      ['CompaniaEliminada', false],
    ]);
    const told = this.draft.events.filter(({ type }) => vigente.has(type));
    const whole = new Map(
      told.filter(({ type }) => vigente.get(type)).map((event) => [event.aggregateId, event]),
    );
    return [...new Map(told.map((event) => [event.aggregateId, event])).values()].map((event) => ({
      topic: compania.events,
      id: event.aggregateId,
      version: event.aggregateVersion ?? 0,
      nit: comparableIn(whole.get(event.aggregateId)?.data ?? {}, 'identificacion') ?? null,
      vigente: vigente.get(event.type) === true,
    }));
  }

  private next(what: string): string {
    this.clock += 1;
    return `${what} ${this.clock}`;
  }
}
