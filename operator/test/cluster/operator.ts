import { Observable, type ObservableMiddleware } from '@kubernetes/client-node';
import { pino } from 'pino';
import { Registry } from 'prom-client';

import type { Controller } from '../../src/controller/controller.js';
import { createController, type ControllerOptions } from '../../src/controller/create.js';
import { connectKubernetes, loadKubeConfig } from '../../src/kubernetes/api-client.js';

export type Overrides = Partial<Pick<ControllerOptions, 'resyncMs' | 'grants' | 'admin'>> & {
  readonly config?: ReturnType<typeof loadKubeConfig>;
};

/** A running operator that notes what it writes to Kubernetes. */
export class TestOperator {
  /** Such as `PATCH /apis/…/status`; Events are not among them. */
  readonly writes: string[] = [];
  readonly lists: number[] = [];
  readonly registry = new Registry();
  readonly controller: Controller;
  readonly #stopping = new AbortController();
  readonly #client;
  readonly #running: Promise<void>;

  constructor(namespace: string, admin: ControllerOptions['admin'], overrides: Overrides = {}) {
    const { config = loadKubeConfig(), ...rest } = overrides;
    const client = connectKubernetes(config, 5_000);
    this.#client = client;
    const noting: ObservableMiddleware = {
      pre: (context) => {
        this.#note(context.getHttpMethod().toString(), new URL(context.getUrl()).pathname);
        return new Observable(Promise.resolve(context));
      },
      post: (response) => new Observable(Promise.resolve(response)),
    };
    this.controller = createController({
      kubernetes: {
        ...client,
        options: { ...client.options, middleware: [...(client.options.middleware ?? []), noting] },
      },
      admin,
      namespace,
      grants: false,
      resyncMs: 60_000,
      concurrency: 8,
      log: pino({ level: process.env['LOG_LEVEL'] ?? 'silent' }),
      registry: this.registry,
      ...rest,
    });
    this.#running = this.controller.run(this.#stopping.signal);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    this.#client.close();
  }

  #note(method: string, path: string): void {
    if (method === 'GET') this.lists.push(Date.now());
    else if (!path.endsWith('/events')) this.writes.push(`${method} ${path}`);
  }
}
