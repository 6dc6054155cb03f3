import { kubectl } from './namespace.js';

/** A pod that does nothing and meets the pod security standard `restricted`: others look out of it with exec. */
export function probePod(
  name: string,
  namespace: string,
  image: string,
  labels: Readonly<Record<string, string>> = {},
): object {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, labels },
    spec: {
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      terminationGracePeriodSeconds: 0,
      securityContext: {
        runAsNonRoot: true,
        runAsUser: 10001,
        runAsGroup: 10001,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      containers: [
        {
          name,
          image,
          command: ['node', '--eval', 'setInterval(() => {}, 1000)'],
          resources: { requests: { cpu: '10m', memory: '48Mi' }, limits: { memory: '160Mi' } },
          securityContext: {
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ['ALL'] },
          },
        },
      ],
    },
  };
}

/** An image of ours that has Node: that of the tools, as the release names its own. */
export async function probeImage(): Promise<string> {
  const path = 'jsonpath={.spec.template.spec.containers[0].image}';
  const image = await kubectl('get', 'deployment', 'companias', `--output=${path}`);
  return image.replace(/companias(?=:[^/]*$)/, 'tools');
}
