import type { Regla } from '@propalpes/seedwork/domain/registro';

export type Agregado = 'compania';

/** What an operation asks of the world. */
export type Orden =
  | {
      readonly orden: 'aprobar';
      readonly agregado: Agregado;
      readonly agregadoId: string;
      readonly versionAuditada: number;
    }
  | {
      readonly orden: 'rechazar';
      readonly agregado: Agregado;
      readonly agregadoId: string;
      readonly versionAuditada: number;
      readonly reglas: readonly Regla[];
    }
  /** The operation is over: its outcome is published. */
  | { readonly orden: 'finalizar' };
