import { z } from 'zod';

import type { RequestHeaderAuthority } from '../backlog-metrics/ports.js';
import type { KubernetesClient } from './api-client.js';

const configMap = { namespace: 'kube-system', name: 'extension-apiserver-authentication' };
const contents = z.looseObject({
  'requestheader-client-ca-file': z.string().min(1),
  'requestheader-allowed-names': z.string().default('[]'),
});

/** Whom kube-apiserver says to believe when they ask on behalf of others. */
export function requestHeaderAuthority({ core, options }: KubernetesClient): RequestHeaderAuthority {
  return {
    async current() {
      const { data } = await core.readNamespacedConfigMap(configMap, options);
      const parsed = contents.parse(data);
      return {
        ca: parsed['requestheader-client-ca-file'],
        allowedNames: z.array(z.string()).parse(JSON.parse(parsed['requestheader-allowed-names'])),
      };
    },
  };
}
