import type { Memoria } from '../domain/memoria.js';
import type { Evento } from './mensajes.js';

/** What the audit will want to know of an event: the events that carry the state of an aggregate carry all of it. */
export function recuerdosDe(evento: Evento): Memoria {
  if (evento.type === 'CompaniaCreada' || evento.type === 'CompaniaActualizada') {
    const { nombre, email, identificacion } = evento.data;
    return { compania: { version: versionDe(evento), datos: { nombre, email, identificacion } } };
  }
  if (evento.type === 'PropiedadCreada' || evento.type === 'PropiedadActualizada') {
    const { nombre, identificacionCatastral, nit } = evento.data;
    return { propiedad: { version: versionDe(evento), datos: { nombre, identificacionCatastral, nit } } };
  }
  if (evento.type === 'DatosGeograficosCreados' || evento.type === 'DatosGeograficosActualizados') {
    const { nombrePropiedad, latitud, longitud } = evento.data;
    return { geografico: { version: versionDe(evento), datos: { nombrePropiedad, latitud, longitud } } };
  }
  return {};
}

function versionDe({ aggregateId, aggregateVersion }: Evento): number {
  if (aggregateVersion === null) throw new Error(`an event of ${aggregateId} has no aggregate_version`);
  return aggregateVersion;
}
