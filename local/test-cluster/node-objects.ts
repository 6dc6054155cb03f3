import { dirname } from 'node:path';

/** The namespace that all of them are in. */
export const namespace = 'node-test';

const metadata = (name: string) => ({ name, namespace, labels: { app: name } });

/** There is no registry to take an image with Node from: pods borrow that of this machine, read-only. */
const borrowed = [
  { name: 'usr', from: '/usr', to: '/usr' },
  { name: 'lib', from: '/usr/lib', to: '/lib' },
  { name: 'lib64', from: '/usr/lib64', to: '/lib64' },
  { name: 'node', from: dirname(process.execPath), to: '/node' },
];

interface Pod {
  readonly name: string;
  readonly script: string;
  readonly container?: object;
  readonly spec?: object;
  readonly mounts?: readonly object[];
  readonly volumes?: readonly object[];
}

function pod({ name, script, container = {}, spec = {}, mounts = [], volumes = [] }: Pod) {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: metadata(name),
    spec: {
      terminationGracePeriodSeconds: 0,
      containers: [
        {
          name,
          image: 'propalpes/node-addons:1',
          imagePullPolicy: 'Never',
          command: ['/node/node', '-e', script],
          resources: { requests: { cpu: '20m', memory: '40Mi' }, limits: { memory: '150Mi' } },
          volumeMounts: [
            ...borrowed.map(({ name: volume, to }) => ({ name: volume, mountPath: to, readOnly: true })),
            ...mounts,
          ],
          ...container,
        },
      ],
      volumes: [
        ...borrowed.map(({ name: volume, from }) => ({ name: volume, hostPath: { path: from } })),
        ...volumes,
      ],
      ...spec,
    },
  };
}

/** Serves on 8080, which is its port `http`, and on 9080. */
export const server = pod({
  name: 'server',
  script: `
    const { createServer } = require('http');
    for (const port of [8080, 9080]) createServer((_, it) => it.end('from ' + port)).listen(port, () => console.log('serves', port));
  `,
  container: {
    ports: [{ name: 'http', containerPort: 8080 }],
    readinessProbe: { httpGet: { path: '/', port: 'http' }, periodSeconds: 1 },
  },
});

export const service = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: metadata('server'),
  spec: {
    selector: { app: 'server' },
    ports: [
      { name: 'http', port: 80, targetPort: 'http' },
      { name: 'management', port: 9080 },
    ],
  },
};

/** Waits to be told by exec what to do. */
export const client = (name: string) => pod({ name, script: 'setInterval(() => {}, 1000)' });

export const claim = {
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: metadata('data'),
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Mi' } } },
};

/** Writes to a volume as a user who is not root. */
export const writer = pod({
  name: 'writer',
  script: `
    require('fs').writeFileSync('/data/note', 'kept');
    console.log('wrote', require('fs').readFileSync('/data/note', 'utf8'));
    setInterval(() => {}, 1000);
  `,
  mounts: [{ name: 'data', mountPath: '/data' }],
  volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }],
  spec: { securityContext: { runAsUser: 10001, runAsGroup: 10001, fsGroup: 10001 } },
});

const burner = pod({ name: 'burner', script: 'for (;;) Math.sqrt(2)' });

/** Uses all the CPU it may. */
export const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: metadata('burner'),
  spec: {
    replicas: 1,
    selector: { matchLabels: { app: 'burner' } },
    template: {
      metadata: { labels: { app: 'burner' } },
      spec: {
        ...burner.spec,
        containers: burner.spec.containers.map((it) => ({
          ...it,
          resources: { requests: { cpu: '50m', memory: '40Mi' }, limits: { cpu: '150m', memory: '150Mi' } },
        })),
      },
    },
  },
};

export const autoscaler = {
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: metadata('burner'),
  spec: {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'burner' },
    minReplicas: 1,
    maxReplicas: 2,
    metrics: [
      {
        type: 'Resource',
        resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } },
      },
    ],
  },
};

const selecting = (app: string) => ({ podSelector: { matchLabels: { app } } });

/** Everything is closed but friend → server:http and friend → DNS. */
export const policies = [
  {
    metadata: metadata('nothing'),
    spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
  },
  {
    metadata: metadata('into-server'),
    spec: {
      ...selecting('server'),
      policyTypes: ['Ingress'],
      ingress: [{ from: [selecting('friend')], ports: [{ port: 'http' }] }],
    },
  },
  {
    metadata: metadata('out-of-friend'),
    spec: {
      ...selecting('friend'),
      policyTypes: ['Egress'],
      egress: [
        { to: [selecting('server')], ports: [{ port: 'http' }] },
        {
          to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } }],
          ports: [{ port: 53, protocol: 'UDP' }],
        },
      ],
    },
  },
].map((it) => ({ apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', ...it }));
