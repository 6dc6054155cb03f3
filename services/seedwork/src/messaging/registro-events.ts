import type { MessagesByTopic, TopicName } from '@propalpes/schemas/generated/types';
import type { Registro, Regla, Suceso } from '../domain/registro.js';
import type { Outgoing } from './outgoing.js';

type EstadoPublico<D> = D & Pick<Registro<D>, 'estado' | 'fechaCreacion' | 'fechaActualizacion'>;

/** What the event of each suceso carries; `Cambio` is what an update says beside the state that it led to. */
interface Contenidos<D, Cambio> {
  creado: EstadoPublico<D>;
  actualizado: EstadoPublico<D> & Cambio;
  eliminado: { motivo: string | null };
  aprobado: { versionAuditada: number };
  rechazado: { versionAuditada: number; reglas: Regla[] };
  creacion_fallida: { motivo: string };
  actualizacion_fallida: { motivo: string };
  aprobacion_fallida: { versionAuditada: number; motivo: string };
  rechazo_fallido: { versionAuditada: number; motivo: string };
}

/** The types of a topic's messages that can carry `Contenido`. */
type TypeFor<T extends TopicName, Contenido> = {
  [M in MessagesByTopic[T] as M['type']]: Contenido extends M['data'] ? M['type'] : never;
}[MessagesByTopic[T]['type']];

/** Which event of a topic tells of each suceso. */
export type Eventos<T extends TopicName, D, Cambio> = {
  readonly [S in keyof Contenidos<D, Cambio>]: TypeFor<T, Contenidos<D, Cambio>[S]>;
};

/** The integration event that tells the world what became of a command. */
export function eventosDe<T extends TopicName, D extends object, Cambio extends object>(
  topic: T,
  types: Eventos<T, D, Cambio>,
  cambioDe: (anterior: D, actual: D) => Cambio,
): (suceso: Suceso<D>, registro: Registro<D>) => Outgoing<T> {
  return (suceso, registro) =>
    // Each type can carry what its suceso says: `Eventos` has compared them.
    ({
      topic,
      type: types[suceso.suceso],
      aggregateId: registro.id,
      aggregateVersion: registro.version,
      data: contenidoDe(suceso, registro, cambioDe),
    }) as Outgoing<T>;
}

function contenidoDe<D extends object, Cambio>(
  suceso: Suceso<D>,
  registro: Registro<D>,
  cambioDe: (anterior: D, actual: D) => Cambio,
): Contenidos<D, Cambio>[Suceso<D>['suceso']] {
  switch (suceso.suceso) {
    case 'creado':
      return estadoPublico(registro);
    case 'actualizado':
      return { ...estadoPublico(registro), ...cambioDe(suceso.anterior, registro.datos) };
    case 'eliminado':
    case 'creacion_fallida':
    case 'actualizacion_fallida':
      return { motivo: suceso.motivo };
    case 'aprobado':
      return { versionAuditada: suceso.versionAuditada };
    case 'rechazado':
      return { versionAuditada: suceso.versionAuditada, reglas: [...suceso.reglas] };
    case 'aprobacion_fallida':
    case 'rechazo_fallido':
      return { versionAuditada: suceso.versionAuditada, motivo: suceso.motivo };
  }
}

const estadoPublico = <D extends object>({ datos, estado, ...fechas }: Registro<D>): EstadoPublico<D> => ({
  ...datos,
  estado,
  fechaCreacion: fechas.fechaCreacion,
  fechaActualizacion: fechas.fechaActualizacion,
});
