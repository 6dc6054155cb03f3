import type { ComandosAuditoria } from '@propalpes/schemas/generated/types';
import type { Memoria } from '../domain/memoria.js';
import type { Operacion } from '../domain/operacion.js';
import type { Mensaje, MensajeDe } from './mensajes.js';
import { Step } from './step.js';
import type { Audit } from './audit.js';

/** Steps that run side by side. The next stage begins when all of them are done. */
export type Stage = readonly Step[] | readonly Audit[];

/** What an operation is about, and what is known of it before anything happened. */
interface Comienzo {
  readonly agregadoId: string;
  readonly memoria: Memoria;
}

interface Inicio {
  readonly type: ComandosAuditoria['type'];
  readonly comienzo: (comando: never) => Comienzo;
}

/** How an operation runs, as a table. It says nothing about who follows it. */
export class Saga {
  constructor(
    /** What the user asked for, such as `CREAR_PROPIEDAD`. */
    readonly tipo: string,
    readonly stages: readonly Stage[],
    private readonly inicio?: Inicio,
  ) {}

  /** Without it, a saga starts when the answer to its first step comes: somebody else has sent the command. */
  startsOn<Type extends ComandosAuditoria['type']>(
    type: Type,
    comienzo: (comando: MensajeDe<Type>) => Comienzo,
  ): Saga {
    return new Saga(this.tipo, this.stages, { type, comienzo });
  }

  stage(...stage: Stage): Saga {
    return new Saga(this.tipo, [...this.stages, stage], this.inicio);
  }

  /** All but the audits. */
  get steps(): readonly Step[] {
    return this.stages.flat().filter((row) => row instanceof Step);
  }

  get nombres(): readonly string[] {
    return this.stages.flat().map(({ nombre }) => nombre);
  }

  /** The types of the messages that start it. */
  get starts(): readonly Mensaje['type'][] {
    return this.inicio ? [this.inicio.type] : (this.steps[0]?.answers ?? []);
  }

  /** The message is one of those that start it. */
  comienzo(mensaje: Mensaje): Comienzo {
    return this.inicio
      ? this.inicio.comienzo(mensaje as never)
      : { agregadoId: mensaje.aggregateId, memoria: {} };
  }

  /** The first stage with a step that has no answer yet; `undefined` when there is none. */
  stageOf({ pasos }: Operacion): Stage | undefined {
    const pendientes = new Set(
      pasos.filter(({ estado }) => estado === 'PENDIENTE').map(({ nombre }) => nombre),
    );
    return this.stages.find((stage) => stage.some(({ nombre }) => pendientes.has(nombre)));
  }
}

export const saga = (tipo: string): Saga => new Saga(tipo, []);
