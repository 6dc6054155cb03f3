import type { RegistroApi } from './registro-api.js';
import type { Sandbox } from './sandbox.js';
import { ServiceProcess } from './service-process.js';
import { until } from './until.js';

export interface Aceptado {
  readonly id: string;
  readonly operacion: string;
}

/** What its API shows, without the data. */
export interface Vista {
  readonly id: string;
  readonly estado: string;
  readonly version: number;
  readonly motivo: string | null;
  readonly fecha_creacion: string;
}

export const sendJson = (
  method: string,
  body: unknown,
  headers: Record<string, string> = {},
): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

/** A process of such a service in a sandbox; it may still be starting. */
export class RegistroService {
  private constructor(
    readonly api: RegistroApi,
    readonly process: ServiceProcess,
  ) {}

  static async start(
    api: RegistroApi,
    sandbox: Sandbox,
    env: Record<string, string> = {},
  ): Promise<RegistroService> {
    const database = { DATABASE: sandbox.databaseName(api.service) };
    const process = await ServiceProcess.start(api.service, { ...sandbox.env, ...database, ...env });
    sandbox.defer(() => process.stop('SIGKILL'));
    return new RegistroService(api, process);
  }

  async ready(): Promise<this> {
    await this.process.ready();
    return this;
  }

  create(datos: object, headers: Record<string, string> = {}): Promise<Aceptado> {
    return this.accepted(this.api.comando, sendJson('POST', datos, headers));
  }

  update(id: string, cambios: object): Promise<Aceptado> {
    return this.accepted(`${this.api.comando}/${id}`, sendJson('PATCH', cambios));
  }

  delete(id: string): Promise<Aceptado> {
    return this.accepted(`${this.api.comando}/${id}`, { method: 'DELETE' });
  }

  /** What has this id as soon as it is there and, where given, in this state. */
  find(id: string, estado?: string): Promise<Vista> {
    return until(`${id} ${estado ?? ''}`, async () => {
      const response = await this.process.rest(`${this.api.query}/${id}`);
      const vista = (await response.json()) as Vista;
      return response.ok && (estado === undefined || vista.estado === estado) ? vista : undefined;
    });
  }

  /** Every page of a list, from the first to the one that leads no further. */
  async pages(query: string): Promise<Vista[][]> {
    const read: Vista[][] = [];
    for (let path: string | undefined = `${this.api.query}${query}`; path !== undefined;) {
      const response = await this.process.rest(path);
      if (!response.ok) throw new Error(`HTTP ${response.status} ${await response.text()}`);
      read.push((await response.json()) as Vista[]);
      path = /^<([^>]+)>; rel="next"$/.exec(response.headers.get('link') ?? '')?.[1];
    }
    return read;
  }

  private async accepted(path: string, init: RequestInit): Promise<Aceptado> {
    const response = await this.process.rest(path, init);
    if (response.status !== 202) throw new Error(`HTTP ${response.status} ${await response.text()}`);
    return (await response.json()) as Aceptado;
  }
}
