export interface Trust {
  /** Where the admin API is. */
  readonly home: URL;
  /** Hosts beside it: names, or suffixes with a leading dot. */
  readonly hosts: readonly string[];
}

/** Whether a server may see the token and the client certificate: a redirect may lead anywhere. */
export function isTrusted({ home, hosts }: Trust, url: URL): boolean {
  if (url.origin === home.origin) return true;
  if (url.protocol !== home.protocol) return false;
  return hosts.some((it) => (it.startsWith('.') ? url.hostname.endsWith(it) : url.hostname === it));
}
