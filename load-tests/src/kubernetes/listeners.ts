import { kubectl, list } from './namespace.js';
import type { Pod } from './pods.js';
import type { Listener } from './probe.js';

interface Service {
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly clusterIP: string;
    readonly ports: readonly { readonly name: string; readonly port: number }[];
  };
}

/** Every port of every Service of the release that has an address of its own, and two beyond it that only few may reach. */
export async function listeners(): Promise<readonly Listener[]> {
  const services = await list<Service>('services');
  const withAddress = services.filter(({ spec }) => spec.clusterIP !== 'None');
  const own = withAddress.flatMap(({ metadata: { name }, spec: { clusterIP: address, ports } }) =>
    ports.map((it) => ({ name: called(name, it.name), address, port: it.port })),
  );
  return [...own, ...(await outside())];
}

/** The same by the addresses of the pods, which no Service stands before. */
export async function listenersOfPods(): Promise<readonly Listener[]> {
  const all = await list<
    Pod & {
      readonly spec: {
        readonly containers: readonly { readonly ports?: readonly { readonly containerPort: number }[] }[];
      };
    }
  >('pods');
  return all.flatMap(({ metadata: { name }, spec, status: { podIP: address = '' } }) =>
    spec.containers
      .flatMap(({ ports = [] }) => ports)
      .map(({ containerPort: port }) => ({ name: `${name}:${port}`, address, port })),
  );
}

async function outside(): Promise<Listener[]> {
  const address = await kubectl(
    ...['get', 'service', 'kubernetes', '--namespace=default', '--output=jsonpath={.spec.clusterIP}'],
  );
  const node = await kubectl(
    ...['get', 'nodes', '--output=jsonpath={.items[0].status.addresses[?(@.type=="InternalIP")].address}'],
  );
  return [
    { name: 'API server', address, port: 443 },
    { name: 'kubelet', address: node, port: 10_250 },
  ];
}

function called(service: string, port: string): string {
  return ['http', 'https', 'mongodb'].includes(port) ? service : `${service} ${port}`;
}
