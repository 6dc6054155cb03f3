import { cursorOf } from '@propalpes/seedwork/http/cursor';
import { z } from 'zod';
import { EstadoOperacion, EstadoPaso } from '../schema/enums.js';
import type { Operacion } from '../schema/operacion.js';
import type { CallContext, Upstream } from './upstream.js';
import { fecha, reglasFallidas, type Pagina } from './wire.js';

const paso = z.object({
  nombre: z.string(),
  estado: z.enum(EstadoPaso),
  fecha: fecha().nullable(),
  motivo: z.string().nullable(),
});

const operacion = z
  .object({
    id: z.string(),
    tipo: z.string(),
    estado: z.enum(EstadoOperacion),
    demorada: z.boolean(),
    agregado_id: z.string(),
    pasos: z.array(paso),
    reglas_fallidas: reglasFallidas,
    motivo: z.string().nullable(),
    fecha_creacion: fecha(),
    fecha_actualizacion: fecha(),
  })
  .transform(({ agregado_id, reglas_fallidas, fecha_creacion, fecha_actualizacion, ...rest }): Operacion => ({
    ...rest,
    agregadoId: agregado_id,
    reglasFallidas: reglas_fallidas,
    fechaCreacion: fecha_creacion,
    fechaActualizacion: fecha_actualizacion,
    cursor: cursorOf({ id: rest.id, fechaCreacion: fecha_creacion.getTime() }),
  }));
const operaciones = z.array(operacion);

export interface FiltroOperaciones extends Pagina {
  estado?: EstadoOperacion | null | undefined;
}

/** What auditoria knows. */
export class AuditoriaClient {
  constructor(private readonly upstream: Upstream) {}

  async list({ estado, limite, despues }: FiltroOperaciones, context: CallContext): Promise<Operacion[]> {
    const query = { estado, limite, despues };
    return (await this.upstream.get('/auditoria/operaciones', query, operaciones, context)) ?? [];
  }

  /** Null until the first event of the operation has arrived. */
  find(id: string, context: CallContext): Promise<Operacion | null> {
    return this.upstream.get(`/auditoria/operaciones/${id}`, {}, operacion, context);
  }

  /** The last one on each aggregate, in any order, without those that none was on. @param agregados at most 100 */
  async lastOn(agregados: readonly string[], context: CallContext): Promise<Operacion[]> {
    const query = { agregados: agregados.join() };
    return (await this.upstream.get('/auditoria/ultimas-operaciones', query, operaciones, context)) ?? [];
  }
}
