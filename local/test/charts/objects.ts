import type { KubernetesObject } from '../../src/charts/render.js';

/** What these tests look at in the pod of a Deployment or StatefulSet. */
export interface PodSpec {
  readonly serviceAccountName: string;
  readonly automountServiceAccountToken: boolean;
  readonly enableServiceLinks: boolean;
  readonly terminationGracePeriodSeconds: number;
  readonly imagePullSecrets?: readonly { name: string }[];
  readonly initContainers?: readonly unknown[];
  readonly hostAliases?: readonly { ip: string; hostnames: string[] }[];
  readonly topologySpreadConstraints?: readonly {
    topologyKey: string;
    whenUnsatisfiable: string;
    nodeTaintsPolicy?: string;
  }[];
  readonly containers: readonly Container[];
  readonly volumes: readonly { name: string; secret?: { secretName: string; items?: unknown[] } }[];
}

export interface Container {
  readonly name: string;
  readonly image: string;
  readonly imagePullPolicy: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly ports: readonly { name: string; containerPort: number }[];
  readonly lifecycle?: { preStop?: { sleep: { seconds: number } }; postStart?: unknown };
  readonly resources: { requests: Record<string, string>; limits: Record<string, string> };
  readonly volumeMounts: readonly { name: string; mountPath: string; readOnly?: boolean }[];
  readonly startupProbe: Probe;
  readonly livenessProbe: Probe;
  readonly readinessProbe: Probe;
}

interface Probe {
  readonly httpGet?: { path: string; port: string };
  readonly tcpSocket?: { port: string };
}

interface Workload {
  readonly replicas?: number;
  readonly strategy: { type: string };
  readonly template: {
    metadata: { labels: Record<string, string>; annotations?: Record<string, string> };
    spec: PodSpec;
  };
}

/** The only object of a kind and name. Throws when there is none, or several. */
export function one(objects: readonly KubernetesObject[], kind: string, name: string): KubernetesObject {
  const found = objects.filter((it) => it.kind === kind && it.metadata.name === name);
  if (found[0] === undefined || found.length > 1)
    throw new Error(`${found.length} objects are a ${kind} ${name}`);
  return found[0];
}

export const ofKind = (objects: readonly KubernetesObject[], kind: string): KubernetesObject[] =>
  objects.filter((it) => it.kind === kind);

export const specOf = (object: KubernetesObject): unknown => object['spec'];

/** Deployments and StatefulSets. */
export const workloads = (objects: readonly KubernetesObject[]): KubernetesObject[] =>
  objects.filter((it) => it.kind === 'Deployment' || it.kind === 'StatefulSet');

export const workload = (object: KubernetesObject): Workload => specOf(object) as Workload;

export const podOf = (object: KubernetesObject): PodSpec => workload(object).template.spec;

/** The container of a workload that has one. */
export function containerOf(object: KubernetesObject): Container {
  const [container, ...more] = podOf(object).containers;
  if (container === undefined || more.length > 0)
    throw new Error(`${object.metadata.name} has not one container`);
  return container;
}

/** The names of what a StatefulSet claims, one volume of each pod for each. */
export function claimsOf(object: KubernetesObject): string[] {
  const { volumeClaimTemplates = [] } = specOf(object) as {
    volumeClaimTemplates?: readonly { metadata: { name: string } }[];
  };
  return volumeClaimTemplates.map(({ metadata }) => metadata.name);
}
