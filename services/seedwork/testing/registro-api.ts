import type { TopicPath } from '@propalpes/schemas/catalogue';
import type { TopicName } from '@propalpes/schemas/generated/types';
import type { Suceso } from '../src/domain/registro.js';

/** A service that registers something, and how its REST API calls that. */
export interface RegistroApi {
  readonly service: string;
  /** Its commands and events are called after it: `CrearCompania`, `CompaniaCreada`. */
  readonly name: string;
  /** How the participles of its events end. */
  readonly ending: 'a' | 'os';
  /** Such as `/ingestion/compania-comando` and `/ingestion/compania-query`. */
  readonly comando: string;
  readonly query: string;
  readonly comandos: TopicName;
  readonly eventos: TopicName;
  /** Names of the fields of its data, as they are sent, each with its greatest length. */
  readonly campos: Readonly<Record<string, number>>;
}

export const topicsOf = ({ comandos, eventos }: RegistroApi): TopicPath[] => [
  comandos,
  eventos,
  'errores/mensajes',
];

/** What tells of each suceso. */
export const eventTypesOf = ({ name, ending }: RegistroApi): Record<Suceso<never>['suceso'], string> => ({
  creado: `${name}Cread${ending}`,
  actualizado: `${name}Actualizad${ending}`,
  eliminado: `${name}Eliminad${ending}`,
  aprobado: `${name}Aprobad${ending}`,
  rechazado: `${name}Rechazad${ending}`,
  creacion_fallida: `Creacion${name}Fallida`,
  actualizacion_fallida: `Actualizacion${name}Fallida`,
  aprobacion_fallida: `Aprobacion${name}Fallida`,
  rechazo_fallido: `Rechazo${name}Fallido`,
});
