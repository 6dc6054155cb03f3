import type { BrokerAddress } from './broker-address.js';
import { readToken } from './token.js';

/**
 * GETs what the HTTP interface of the broker knows, showing who asks.
 *
 * @param path below `/admin/v2/`
 */
export function askAdmin(
  { adminUrl, tokenFile }: Pick<BrokerAddress, 'adminUrl' | 'tokenFile'>,
  path: string,
  timeoutMs: number,
): Promise<Response> {
  const headers = tokenFile === undefined ? {} : { authorization: `Bearer ${readToken(tokenFile)}` };
  return fetch(`${adminUrl}/admin/v2/${path}`, { headers, signal: AbortSignal.timeout(timeoutMs) });
}
