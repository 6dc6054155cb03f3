import { constants } from 'node:crypto';

import type { Credentials } from './credentials.js';

/**
 * Without tickets no session is resumed: a resumed one would keep what a former CA vouched for, and would count as
 * authorized even where there never was a certificate.
 */
export function contextOf({ cert, key, ca }: Credentials) {
  return {
    cert,
    key,
    ca,
    minVersion: 'TLSv1.2',
    secureOptions: constants.SSL_OP_NO_TICKET,
  } as const;
}
