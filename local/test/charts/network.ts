import type { KubernetesObject } from '../../src/charts/render.js';
import { one, specOf } from './objects.js';

interface Peer {
  readonly podSelector?: { matchLabels: Record<string, string> };
  readonly namespaceSelector?: { matchLabels: Record<string, string> };
  readonly ipBlock?: { cidr: string };
}

interface Policy {
  readonly policyTypes: readonly string[];
  readonly ingress?: readonly { from?: readonly Peer[]; ports: readonly { port: string | number }[] }[];
  readonly egress?: readonly { to?: readonly Peer[]; ports: readonly { port: string | number }[] }[];
}

/** The open edges of a policy in words, such as `bff-web → http` and `→ pulsar 6650`. */
export function edges(objects: readonly KubernetesObject[], name: string): string[] {
  const policy = specOf(one(objects, 'NetworkPolicy', name)) as Policy;
  const incoming = (policy.ingress ?? []).flatMap(({ from, ports }) =>
    pairs(from, ports).map(([peer, port]) => `${peer} → ${port}`),
  );
  const outgoing = (policy.egress ?? []).flatMap(({ to, ports }) =>
    pairs(to, ports).map(([peer, port]) => `→ ${peer} ${port}`),
  );
  return [...new Set([...incoming, ...outgoing])];
}

function pairs(
  peers: readonly Peer[] | undefined,
  ports: readonly { port: string | number }[],
): [string, string][] {
  const names = peers === undefined ? ['anyone'] : peers.map(nameOf);
  return names.flatMap((peer) => ports.map(({ port }) => [peer, String(port)] satisfies [string, string]));
}

function nameOf({ podSelector, namespaceSelector, ipBlock }: Peer): string {
  if (ipBlock) return ipBlock.cidr;
  if (namespaceSelector)
    return [namespaceSelector, podSelector]
      .flatMap((it) => Object.entries(it?.matchLabels ?? {}))
      .map((label) => label.join('='))
      .join(' ');
  return podSelector?.matchLabels['app.kubernetes.io/name'] ?? 'every pod';
}
