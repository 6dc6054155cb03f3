import { Agent } from 'node:https';

import {
  CoreV1Api,
  CustomObjectsApi,
  KubeConfig,
  Observable,
  type ConfigurationOptions,
  type ObservableMiddleware,
  type RequestContext,
} from '@kubernetes/client-node';
import { lastingTimeout } from '@propalpes/seedwork/runtime/lasting-timeout';

export interface KubernetesClient {
  readonly config: KubeConfig;
  readonly objects: CustomObjectsApi;
  readonly core: CoreV1Api;
  /** Goes with every call: a deadline and kept connections. */
  readonly options: ConfigurationOptions;
  close(): void;
}

/** The cluster that this process runs in, else what KUBECONFIG names. */
export function loadKubeConfig(): KubeConfig {
  const config = new KubeConfig();
  config.loadFromDefault();
  return config;
}

/** The API server with a deadline for each request. */
export function connectKubernetes(config: KubeConfig, timeoutMs: number): KubernetesClient {
  const pool = new AgentPool();
  const bounded: ObservableMiddleware = {
    pre: (context) => {
      context.setSignal(lastingTimeout(timeoutMs));
      pool.keepConnection(context);
      return new Observable(Promise.resolve(context));
    },
    post: (response) => new Observable(Promise.resolve(response)),
  };
  return {
    config,
    objects: config.makeApiClient(CustomObjectsApi),
    core: config.makeApiClient(CoreV1Api),
    options: { middleware: [bounded], middlewareMergeStrategy: 'append' },
    close: () => {
      pool.close();
    },
  };
}

/** The same options for a call that the signal ends, too. */
export function endedBy(signal: AbortSignal, options: ConfigurationOptions): ConfigurationOptions {
  const ending: ObservableMiddleware = {
    pre: (context) => {
      const deadline = context.getSignal();
      context.setSignal(deadline ? AbortSignal.any([deadline, signal]) : signal);
      return new Observable(Promise.resolve(context));
    },
    post: (response) => new Observable(Promise.resolve(response)),
  };
  return { ...options, middleware: [...(options.middleware ?? []), ending] };
}

const idleMs = 60_000;

/**
 * client-node makes an agent for each request, so each would pay for a TLS handshake. Requests with the same
 * certificates share one here; rotated certificates make another.
 */
class AgentPool {
  #agent: Agent | undefined;
  #identity = '';

  keepConnection(context: RequestContext): void {
    const fresh = context.getAgent();
    // An agent of another class goes through a proxy.
    if (fresh?.constructor !== Agent) return;
    const { ca, cert, key, rejectUnauthorized, servername } = fresh.options;
    const identity = JSON.stringify([ca, cert, key, rejectUnauthorized, servername].map(String));
    if (identity !== this.#identity) {
      // What is under way on the former one goes on; its connections end when they have been idle.
      this.#agent = new Agent({ ...fresh.options, keepAlive: true, maxSockets: 16, timeout: idleMs });
      this.#identity = identity;
    }
    if (this.#agent) context.setAgent(this.#agent);
  }

  close(): void {
    this.#agent?.destroy();
  }
}
