import type { Channel } from './channel.js';
import { graphqlChannel } from './graphql.js';
import { restChannel } from './rest.js';
import { aloneScenarios } from './scenarios/alone.js';
import { companyScenarios } from './scenarios/companies.js';
import { propertyRaces } from './scenarios/property-races.js';
import { propertyScenarios } from './scenarios/properties.js';
import type { Scenario } from './stage.js';

/** Where the replicas of a service are. */
type UrlsOf = (service: string) => readonly string[];

/** What clients do, and the APIs that they ask. */
export interface Clients {
  readonly scenarios: readonly Scenario[];
  channels(urlsOf: UrlsOf): readonly Channel[];
}

export const bffClients: Clients = {
  scenarios: [...companyScenarios, ...propertyScenarios, ...propertyRaces],
  channels: (urlsOf) => [graphqlChannel(urlsOf('bff-web'))],
};

/** Of the BFF, and of the REST APIs. */
export const allClients: Clients = {
  scenarios: [...bffClients.scenarios, ...aloneScenarios],
  channels: (urlsOf) => [restChannel(urlsOf), ...bffClients.channels(urlsOf)],
};
