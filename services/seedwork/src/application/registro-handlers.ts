import {
  actualizacionFallida,
  actualizar,
  aprobar,
  crear,
  crearDuplicado,
  eliminar,
  rechazar,
  type Solicitud,
} from '../domain/ciclo-de-vida.js';
import type { Registro, Regla, Suceso } from '../domain/registro.js';
import type { MessageHandler } from './message-handler.js';

/** What a handler needs to know of a command. */
interface Comando<Data> {
  readonly aggregateId: string;
  /** Epoch ms. */
  readonly time: number;
  readonly data: Data;
}

/** Data of which any field may be unknown. */
type Datos<D> = { readonly [Campo in keyof D]: string | null };

/** What one of the commands that every `Registro` takes does to it. */
type Handler<D, Data> = MessageHandler<Comando<Data>, Registro<D>, Suceso<D>>;

/** `vacio` names the fields: they are what is taken from the command, and nothing else. */
export const creation = <D extends Datos<D>>(vacio: D): Handler<D, D> => ({
  creates: true,
  decide: (actual, comando) => crear(actual, camposDe(vacio, comando.data), solicitudDe(vacio, comando)),
  whenDuplicated: (actual, comando) => crearDuplicado(actual, solicitudDe(vacio, comando)),
});

/** A field that is `null` stays as it is. */
export const update = <D extends Datos<D>>(
  vacio: D,
): Handler<D, D & { readonly versionEsperada: number | null }> => ({
  decide: (actual, comando) => {
    const { data } = comando;
    return actualizar(actual, cambiosDe(vacio, data), data.versionEsperada, solicitudDe(vacio, comando));
  },
  whenDuplicated: (actual, comando) => actualizacionFallida(actual, 'DUPLICADA', solicitudDe(vacio, comando)),
});

export const deletion = <D>(vacio: D): Handler<D, { readonly motivo?: string | null }> => ({
  decide: (actual, comando) => eliminar(actual, comando.data.motivo ?? null, solicitudDe(vacio, comando)),
});

export const approval = <D>(vacio: D): Handler<D, { readonly versionAuditada: number }> => ({
  decide: (actual, comando) => aprobar(actual, comando.data.versionAuditada, solicitudDe(vacio, comando)),
});

export const rejection = <D>(
  vacio: D,
): Handler<D, { readonly versionAuditada: number | null; readonly reglas: readonly Regla[] }> => ({
  decide: (actual, comando) => {
    const { versionAuditada, reglas } = comando.data;
    return rechazar(actual, versionAuditada, reglas, solicitudDe(vacio, comando));
  },
});

const solicitudDe = <D>(vacio: D, { aggregateId, time }: Comando<unknown>): Solicitud<D> => ({
  id: aggregateId,
  ahora: time,
  vacio,
});

function camposDe<D extends Datos<D>>(vacio: D, data: D): D {
  const campos = Object.keys(vacio) as (keyof D)[];
  return Object.fromEntries(campos.map((campo) => [campo, data[campo]])) as unknown as D;
}

function cambiosDe<D extends Datos<D>>(vacio: D, data: D): Partial<D> {
  const cambios = Object.entries(camposDe(vacio, data)).filter(([, valor]) => valor !== null);
  return Object.fromEntries(cambios) as Partial<D>;
}
