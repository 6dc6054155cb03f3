import { Sandbox } from '@propalpes/seedwork/testing/sandbox';
import { ServiceProcess } from '@propalpes/seedwork/testing/service-process';
import { until } from '@propalpes/seedwork/testing/until';
import type { Answer } from './bff.js';

const asked = ['companias', 'propiedades', 'geograficos', 'auditoria'] as const;
const topics = [
  'comandos/compania',
  'comandos/propiedad',
  'comandos/geografico',
  'comandos/auditoria',
  'eventos/compania',
  'eventos/propiedad',
  'eventos/geografico',
  'eventos/auditoria',
  'errores/mensajes',
] as const;

interface Operacion {
  readonly id: string;
  readonly estado: string;
  readonly agregadoId: string;
}

interface Asking {
  readonly headers?: Record<string, string>;
  readonly operationName?: string;
}

/** Every service as a process of its own, seen through GraphQL. */
export class Sistema {
  private constructor(
    readonly sandbox: Sandbox,
    /** By name. */
    readonly services: ReadonlyMap<string, ServiceProcess>,
    private readonly bff: ServiceProcess,
  ) {}

  /** `settings`: for every service. */
  static async start(settings: Record<string, string> = {}): Promise<Sistema> {
    const sandbox = await Sandbox.open(topics);
    const services = new Map<string, ServiceProcess>();
    const start = async (service: string, env: Record<string, string>) => {
      const process = await ServiceProcess.start(service, { ...sandbox.env, ...settings, ...env });
      sandbox.defer(() => process.stop('SIGKILL'));
      services.set(service, process);
      return process;
    };
    const urls: Record<string, string> = {};
    for (const service of asked) {
      const { url } = await start(service, { DATABASE: sandbox.databaseName(service) });
      urls[`${service.toUpperCase()}_URL`] = url;
    }
    const sistema = new Sistema(sandbox, services, await start('bff-web', urls));
    try {
      await Promise.all([...services.values()].map((process) => process.ready()));
    } catch (error) {
      await sistema.close();
      throw error;
    }
    return sistema;
  }

  /** Where the BFF is. */
  get url(): string {
    return this.bff.url;
  }

  close(): Promise<void> {
    return this.sandbox.close();
  }

  /** The data of a query that nothing is wrong with. */
  async query<Data>(document: string): Promise<Data> {
    return (await this.post(document)) as Data;
  }

  /** Sends a mutation and follows its operation to the end. */
  async carryOut(mutation: string, headers: Record<string, string> = {}): Promise<Operacion> {
    return this.finDe(await this.send(mutation, headers));
  }

  /** The id of the operation that a mutation starts. */
  async send(mutation: string, headers: Record<string, string> = {}): Promise<string> {
    const data = await this.post(`mutation { ${mutation} { operacion { id } } }`, headers);
    const [{ operacion }] = Object.values(data) as [{ operacion: { id: string } }];
    return operacion.id;
  }

  private finDe(id: string): Promise<Operacion> {
    return until(`end of operation ${id}`, async () => {
      const { operacion } = await this.query<{ operacion: Operacion | null }>(
        `{ operacion(id: "${id}") { id estado agregadoId } }`,
      );
      const open = operacion === null || ['EN_CURSO', 'COMPENSANDO'].includes(operacion.estado);
      return open ? undefined : operacion;
    });
  }

  /** What is answered, whatever is asked. */
  async ask(query: string, { headers = {}, operationName }: Asking = {}): Promise<Answer['body']> {
    const response = await this.bff.rest('/v1', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, operationName }),
    });
    return (await response.json()) as Answer['body'];
  }

  private async post(query: string, headers: Record<string, string> = {}): Promise<Record<string, unknown>> {
    const { data, errors } = await this.ask(query, { headers });
    if (errors || !data) throw new Error(`${query} answered ${JSON.stringify(errors)}`);
    return data;
  }
}
