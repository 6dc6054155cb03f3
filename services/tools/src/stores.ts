import type { EstadoOperacion } from '@propalpes/auditoria/domain/operacion';
import type { Config } from './config.js';

export interface Store {
  /** The setting that names its database. */
  readonly database: Extract<keyof Config, `${string}_DATABASE`>;
  readonly collection: string;
}

/** Where each service keeps its documents and their receipts. */
export const stores = {
  companias: { database: 'COMPANIAS_DATABASE', collection: 'companias' },
  propiedades: { database: 'PROPIEDADES_DATABASE', collection: 'propiedades' },
  geograficos: { database: 'GEOGRAFICOS_DATABASE', collection: 'datos_geograficos' },
  auditoria: { database: 'AUDITORIA_DATABASE', collection: 'operaciones' },
} as const satisfies Record<string, Store>;

export type StoreName = keyof typeof stores;
export const storeNames = Object.keys(stores) as StoreName[];

/** Some documents of a store: every condition holds. */
export interface Filter {
  readonly _id?: { readonly $in: string[] };
  readonly estado?: { readonly $in: EstadoOperacion[] };
  readonly tipo?: { readonly $ne: string };
  readonly fechaCreacion?: { readonly $lte: Date };
  readonly fechaActualizacion?: { readonly $gte: Date };
}
