import type { BrokerAddress } from './broker-address.js';
import { readToken } from './token.js';

/** What is asked for; what the broker knows, unless there is a method. */
interface Demand {
  readonly method?: string;
  readonly body?: object | undefined;
}

/**
 * Asks the HTTP interface of the broker, showing who asks.
 *
 * @param path below `/admin/v2/`
 */
export function askAdmin(
  { adminUrl, tokenFile }: Pick<BrokerAddress, 'adminUrl' | 'tokenFile'>,
  path: string,
  timeoutMs: number,
  { method = 'GET', body }: Demand = {},
): Promise<Response> {
  return fetch(`${adminUrl}/admin/v2/${path}`, {
    method,
    headers: {
      ...(tokenFile !== undefined && { authorization: `Bearer ${readToken(tokenFile)}` }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(timeoutMs),
  });
}
