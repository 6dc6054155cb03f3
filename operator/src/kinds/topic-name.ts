/** Go's regular expressions know no look-ahead, so the suffix of a partition is a rule of its own. */
export const topicPattern = /^persistent:\/\/[\w.=:-]+\/[\w.=:-]+\/[\w.=:-]+$/;
export const partitionSuffix = '-partition-[0-9]+$';
/** In a URL, `.` and `..` are no names but ways. */
export const dotsAlone = '(^|/)[.]+(/|$)';
export const maxNameLength = 512;
export const namespacePattern = /^[\w.=:-]+\/[\w.=:-]+$/;

/** `persistent://tenant/namespace/topic` → `tenant/namespace`. */
export function namespaceOf(topic: string): string {
  return pathOf(topic).split('/').slice(0, 2).join('/');
}

/** `tenant/namespace` → `tenant`. */
export function tenantOf(namespace: string): string {
  return namespace.split('/')[0] ?? namespace;
}

/** `persistent://tenant/namespace/topic` → `tenant/namespace/topic`. */
export function pathOf(topic: string): string {
  return topic.slice('persistent://'.length);
}
