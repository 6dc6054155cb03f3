import type {
  DeadLetter,
  Evidence,
  FinalDocument,
  FinalOperation,
  Mutation,
  Projected,
  TopicMessage,
} from '../../src/ledger/evidence.js';

type Datos = Readonly<Record<string, string | null>>;
type Order = 'CrearCompania' | 'ActualizarCompania' | 'EliminarCompania';

interface Verdict {
  readonly operacionId: string;
  readonly aggregateId: string;
  readonly version: number;
  readonly approve: boolean;
  readonly causationId: string;
}

export type Draft = { -readonly [K in keyof Evidence]: Evidence[K][number][] };

const topic = 'eventos/compania';
const nothing: Datos = { nombre: null, email: null, identificacion: null };

/** A PropAlpes without faults: what it leaves behind is evidence that the ledger must find valid. */
export class World {
  private readonly draft: Draft = {
    mutations: [],
    commands: [],
    events: [],
    documents: [],
    operations: [],
    projection: [],
    deadLetters: [] as DeadLetter[],
  };
  private readonly companies = new Map<string, FinalDocument & { changed: number }>();
  private readonly verdicts: Verdict[] = [];
  private clock = 0;

  /** A client's command, carried out at once; the verdict waits for `decide`. */
  ask(type: Order, aggregateId: string, datos: Datos = {}, fate: Mutation['fate'] = 'accepted'): string {
    const messageId = this.next('command');
    const operacionId = this.next('operation');
    const data = type === 'EliminarCompania' ? {} : { ...nothing, ...datos };
    this.draft.mutations.push({ messageId, operacionId, aggregateId, fate, at: this.clock });
    this.command({ id: messageId, type, correlationId: operacionId, causationId: null, aggregateId, data });
    this.change(type, aggregateId, data, messageId, operacionId);
    return messageId;
  }

  /** Carries out the oldest verdict that waits. */
  decide(): boolean {
    const verdict = this.verdicts.shift();
    if (!verdict) return false;
    const { aggregateId, operacionId, approve, version, causationId } = verdict;
    const company = this.company(aggregateId);
    const stale = company.changed !== version || company.estado === 'ELIMINADA';
    const order = approve ? 'AprobarCompania' : 'RechazarCompania';
    const id = this.next('command');
    const data = { versionAuditada: version };
    this.command({ id, type: order, correlationId: operacionId, causationId, aggregateId, data });
    const done = approve ? 'CompaniaAprobada' : 'CompaniaRechazada';
    const refused = approve ? 'AprobacionCompaniaFallida' : 'RechazoCompaniaFallido';
    const estado = approve ? 'APROBADA' : 'RECHAZADA';
    this.event(
      stale ? refused : done,
      { ...company, estado: stale ? company.estado : estado },
      id,
      operacionId,
      data,
    );
    const end = approve ? 'COMPLETADA' : 'RECHAZADA';
    this.finish(operacionId, stale ? 'SUSTITUIDA' : end);
    return true;
  }

  /** Decides what is left and hands over what everybody would find. */
  evidence(): Draft {
    while (this.decide());
    const documents = [...this.companies.values()].map(({ id, version, estado, datos }) => ({
      topic,
      id,
      version,
      estado,
      datos,
    }));
    return structuredClone({ ...this.draft, documents, projection: this.projection() });
  }

  private change(type: Order, id: string, data: Datos, causationId: string, operacionId: string): void {
    const company = this.company(id);
    const alive = ['PENDIENTE', 'APROBADA', 'RECHAZADA'].includes(company.estado);
    if (type === 'EliminarCompania') {
      this.event('CompaniaEliminada', { ...company, estado: 'ELIMINADA' }, causationId, operacionId, {});
      this.finish(operacionId, 'COMPLETADA');
    } else if (type === 'CrearCompania' ? company.version > 0 : !alive) {
      const refused = type === 'CrearCompania' ? 'CreacionCompaniaFallida' : 'ActualizacionCompaniaFallida';
      this.event(refused, company, causationId, operacionId, {});
      this.finish(operacionId, 'FALLIDA');
    } else {
      const given = Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null));
      const datos = type === 'CrearCompania' ? data : { ...company.datos, ...given };
      const version = company.version + 1;
      const next = { ...company, estado: 'PENDIENTE', datos, changed: version };
      const done = type === 'CrearCompania' ? 'CompaniaCreada' : 'CompaniaActualizada';
      const event = this.event(done, next, causationId, operacionId, datos);
      const approve = datos['email'] != null;
      this.verdicts.push({ operacionId, aggregateId: id, version, approve, causationId: event });
    }
  }

  private company(id: string) {
    return this.companies.get(id) ?? { topic, id, version: 0, estado: 'FALLIDA', datos: nothing, changed: 0 };
  }

  private event(
    type: string,
    next: FinalDocument & { changed: number },
    causationId: string,
    correlationId: string,
    data: TopicMessage['data'],
  ): string {
    const version = next.version + 1;
    this.companies.set(next.id, { ...next, version });
    const id = this.next('event');
    const event = {
      topic,
      type,
      id,
      aggregateId: next.id,
      aggregateVersion: version,
      causationId,
      correlationId,
      data,
    };
    this.draft.events.push({ ...event, time: this.clock, digest: `bytes of ${id}` });
    return id;
  }

  private command(command: Omit<TopicMessage, 'topic' | 'time' | 'digest' | 'aggregateVersion'>): void {
    const own = { topic: 'comandos/compania', aggregateVersion: null, time: this.clock };
    this.draft.commands.push({ ...command, ...own, digest: `bytes of ${command.id}` });
  }

  private finish(operacionId: string, estado: string): void {
    const id = this.next('event');
    const operation: FinalOperation = { id: operacionId, estado, open: false };
    this.draft.operations.push(operation);
    this.draft.events.push({
      topic: 'eventos/auditoria',
      type: 'OperacionFinalizada',
      id,
      time: this.clock,
      aggregateId: operacionId,
      aggregateVersion: 1,
      correlationId: operacionId,
      causationId: this.draft.events.at(-1)?.id ?? null,
      data: { estado },
      digest: `bytes of ${id}`,
    });
  }

  private projection(): Projected[] {
    const vigente = new Map([
      ['CompaniaCreada', true],
      ['CompaniaActualizada', true],
      ['CompaniaRechazada', false],
      ['CompaniaEliminada', false],
    ]);
    const told = this.draft.events.filter(({ type }) => vigente.has(type));
    return [...new Map(told.map((event) => [event.aggregateId, event])).values()].map((event) => ({
      topic,
      id: event.aggregateId,
      version: event.aggregateVersion ?? 0,
      vigente: vigente.get(event.type) === true,
    }));
  }

  private next(what: string): string {
    this.clock += 1;
    return `${what} ${this.clock}`;
  }
}
