import { noticiaDe } from '@propalpes/auditoria/application/proyectar-compania';
import {
  companiaConocidaModel,
  CompaniasConocidasEnMongo,
} from '@propalpes/auditoria/infrastructure/companias-conocidas';
import type { MessagesByTopic, TopicName } from '@propalpes/schemas/generated/types';
import { available } from '@propalpes/seedwork/persistence/failures';
import type { Connection } from 'mongoose';
import type { StoreName } from '../stores.js';

/** What a service knows of others by their events alone. */
interface Projection<T extends TopicName> {
  readonly topic: T;
  /** The service's subscription of the topic. */
  readonly subscription: string;
  readonly store: StoreName;
  readonly open: (connection: Connection) => OpenProjection<T>;
}

export interface OpenProjection<T extends TopicName> {
  /** The same event twice, or an older one, changes nothing. */
  apply(event: MessagesByTopic[T]): Promise<void>;
  empty(): Promise<void>;
}

const companiasConocidas: Projection<'eventos/compania'> = {
  topic: 'eventos/compania',
  subscription: 'auditoria',
  store: 'auditoria',
  open: (connection) => {
    const model = companiaConocidaModel(connection);
    const companias = new CompaniasConocidasEnMongo(model);
    return {
      apply: async (event) => {
        const noticia = noticiaDe(event);
        if (noticia) await companias.registrar(noticia);
      },
      empty: async () => {
        await available('delete', () => model.deleteMany({}).exec());
      },
    };
  },
};

/** By the names of their collections. */
export const projections = { companias_conocidas: companiasConocidas };

export type ProjectionName = keyof typeof projections;
export const projectionNames = Object.keys(projections) as ProjectionName[];
