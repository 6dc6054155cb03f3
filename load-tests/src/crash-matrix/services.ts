import { TOPICS, type TopicPath } from '@propalpes/schemas/catalogue';

/** A service whose handlers are killed. */
export interface ServiceUnderTest {
  /** Its folder under `services/`. */
  readonly name: string;
  /** What it handles: every message of these topics. */
  readonly topics: readonly TopicPath[];
}

/** A service more is a line more. */
export const services: readonly ServiceUnderTest[] = [
  { name: 'companias', topics: ['comandos/compania'] },
  { name: 'auditoria', topics: ['eventos/compania'] },
];

export const handlersOf = ({ topics }: ServiceUnderTest): string[] =>
  topics.flatMap((topic) => [...TOPICS[topic].messages]);

export const handledTopics: readonly TopicPath[] = services.flatMap(({ topics }) => topics);
