import type { Motivo } from '@propalpes/seedwork/domain/registro';
import type { Operacion } from '../domain/operacion.js';
import type { Comando, Evento } from './mensajes.js';

/** What a refusal means for the operation: undone at once, or over when all of the stage is answered. */
export type Salida = 'COMPENSAR' | 'SUSTITUIDA' | 'FALLIDA';

type EventType = Evento['type'];
/** The events that say why something was refused. */
type RefusalType = Extract<Evento, { data: { motivo: string } }>['type'];
type Ordenar = (operacion: Operacion) => Comando;

interface Compensacion {
  readonly sends: Ordenar;
  readonly succeedsOn: EventType;
}

interface Row {
  readonly sends?: Ordenar;
  readonly successes: readonly EventType[];
  readonly refusals: readonly RefusalType[];
  readonly meanings: Readonly<Partial<Record<Motivo, Salida>>>;
  readonly compensation?: Compensacion;
}

/** One row of a saga's table: a command and the events that answer it. */
export class Step {
  constructor(
    readonly nombre: string,
    private readonly row: Row,
  ) {}

  /** Without it, somebody else sends the command. */
  sends(sends: Ordenar): Step {
    return this.with({ sends });
  }

  succeedsOn(...successes: EventType[]): Step {
    return this.with({ successes });
  }

  failsOn(...refusals: RefusalType[]): Step {
    return this.with({ refusals });
  }

  /** What the reasons of a refusal mean. Any other undoes the operation. */
  whichMeans(meanings: Row['meanings']): Step {
    return this.with({ meanings });
  }

  /** A tombstone makes it safe to undo what has not been done yet. */
  compensatesWith(sends: Ordenar, succeedsOn: EventType): Step {
    return this.with({ compensation: { sends, succeedsOn } });
  }

  get command(): Ordenar | undefined {
    return this.row.sends;
  }

  get compensation(): Compensacion | undefined {
    return this.row.compensation;
  }

  /** The types of the events that answer it. */
  get answers(): readonly EventType[] {
    return [...this.row.successes, ...this.row.refusals];
  }

  isSuccess(type: EventType): boolean {
    return this.row.successes.includes(type);
  }

  meaningOf(motivo: string | null): Salida {
    return this.row.meanings[motivo as Motivo] ?? 'COMPENSAR';
  }

  private with(row: Partial<Row>): Step {
    return new Step(this.nombre, { ...this.row, ...row });
  }
}

export const step = (nombre: string): Step => new Step(nombre, { successes: [], refusals: [], meanings: {} });
