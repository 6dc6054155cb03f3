import { CATALOGUE } from './generated/catalogue.js';

/** A topic below the tenant, such as `comandos/compania`; some carry no messages yet. */
export type TopicPath = keyof typeof CATALOGUE;

export interface CatalogueTopic {
  /** Full name, such as `persistent://propalpes/comandos/compania`. */
  readonly name: string;
  /** Tenant and namespace, such as `propalpes/comandos`. */
  readonly namespace: string;
  /** What the message key is, in words. */
  readonly key: string;
  readonly producers: readonly string[];
  readonly subscriptions: readonly { readonly name: string; readonly role: string }[];
  readonly readers: readonly string[];
  /** Simple names of the records in the union, in its order. */
  readonly messages: readonly string[];
}

export const TOPICS: Readonly<Record<TopicPath, CatalogueTopic>> = CATALOGUE;

/** Full name of a topic, as the Pulsar client wants it. */
export function topicFullName(path: TopicPath): string {
  return TOPICS[path].name;
}
