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

const clientCommands = ['CrearCompania', 'ActualizarCompania', 'EliminarCompania'];

/** A service more is a line more, behind those that it asks. */
export const services: readonly ServiceUnderTest[] = [
  { name: 'companias', topics: ['comandos/compania'], sends: clientCommands },
  { name: 'auditoria', topics: ['eventos/compania'], sends: [] },
  // Nobody sends them anything yet, but the BFF wants to know where they are.
  { name: 'propiedades', topics: [], sends: [] },
  { name: 'geograficos', topics: [], sends: [] },
  { name: 'bff-web', topics: [], sends: clientCommands },
];

export const handlersOf = ({ topics }: ServiceUnderTest): string[] =>
  topics.flatMap((topic) => [...TOPICS[topic].messages]);

export const handledTopics: readonly TopicPath[] = services.flatMap(({ topics }) => topics);
