import { TOPICS, type TopicPath } from '@propalpes/schemas/catalogue';

/** A service that is killed. */
export interface ServiceUnderTest {
  /** Its folder under `services/`. */
  readonly name: string;
  /** What it handles: every message of these topics. */
  readonly topics: readonly TopicPath[];
  /** What it sends for its clients. */
  readonly sends: readonly string[];
}

const ofCompanies = ['ActualizarCompania', 'EliminarCompania'];
const ofProperties = ['ActualizarPropiedad', 'EliminarPropiedad'];
const ofLocations = ['ActualizarDatosGeograficos', 'EliminarDatosGeograficos'];

/** A service more is a line more, behind those that it asks. */
export const services: readonly ServiceUnderTest[] = [
  { name: 'companias', topics: ['comandos/compania'], sends: ['CrearCompania', ...ofCompanies] },
  { name: 'propiedades', topics: ['comandos/propiedad'], sends: ['CrearPropiedad', ...ofProperties] },
  { name: 'geograficos', topics: ['comandos/geografico'], sends: ['CrearDatosGeograficos', ...ofLocations] },
  {
    name: 'auditoria',
    topics: ['comandos/auditoria', 'eventos/compania', 'eventos/propiedad', 'eventos/geografico'],
    sends: [],
  },
  {
    name: 'bff-web',
    topics: [],
    sends: [
      'CrearCompania',
      'RegistrarPropiedad',
      'CancelarOperacion',
      ...ofCompanies,
      ...ofProperties,
      ...ofLocations,
    ],
  },
];

export const handlersOf = ({ topics }: ServiceUnderTest): string[] =>
  topics.flatMap((topic) => [...TOPICS[topic].messages]);

export const handledTopics: readonly TopicPath[] = services.flatMap(({ topics }) => topics);
