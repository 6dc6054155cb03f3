export interface DeclaredTopic {
  /** Pulsar's name for it: `persistent://tenant/namespace/topic`. */
  readonly topic: string;
  readonly subscriptions: readonly string[];
}

/** The PulsarTopic objects of the cluster. */
export interface DeclaredTopics {
  /** Asked for each request that names a topic. Undefined without such an object; rejects while Kubernetes is away. */
  find(namespace: string, name: string): Promise<DeclaredTopic | undefined>;
}

export interface Backlogs {
  /**
   * Messages that each durable subscription has not acknowledged. Undefined when the topic does not exist; rejects,
   * within a time of its own, when Pulsar does not know or does not answer.
   */
  of(topic: string): Promise<ReadonlyMap<string, number> | undefined>;
}

export interface Authority {
  /** PEM, one certificate or several; an intermediate CA needs those above it, as OpenSSL wants whole chains. */
  readonly ca: string;
  /** Common names that may ask; empty means all that `ca` signed. */
  readonly allowedNames: readonly string[];
}

/** Who may ask on behalf of others: ConfigMap kube-system/extension-apiserver-authentication. */
export interface RequestHeaderAuthority {
  /** Rejects, within a time of its own, when Kubernetes is away. */
  current(): Promise<Authority>;
}
