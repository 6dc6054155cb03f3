import { Sandbox } from '@propalpes/seedwork/testing/sandbox';
import { ServiceProcess } from '@propalpes/seedwork/testing/service-process';
import { until } from '@propalpes/seedwork/testing/until';

export interface Operacion {
  readonly id: string;
  readonly tipo: string;
  readonly estado: string;
  readonly agregado_id: string;
  readonly pasos: readonly {
    readonly nombre: string;
    readonly estado: string;
    readonly motivo: string | null;
  }[];
  readonly reglas_fallidas: readonly { readonly codigo: string; readonly mensaje: string }[];
  readonly motivo: string | null;
  readonly fecha_creacion: string;
  readonly bitacora: readonly {
    readonly fecha: string;
    readonly causa: string;
    readonly mensaje_id: string;
    readonly estado: string;
  }[];
}

export interface Compania {
  readonly id: string;
  readonly estado: string;
  readonly version: number;
  readonly reglas_fallidas: Operacion['reglas_fallidas'];
}

export interface Aceptado {
  readonly id: string;
  readonly operacion: string;
}

export const topics = [
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
const COMANDO = '/ingestion/compania-comando';
const QUERY = '/ingestion/compania-query';

/** `companias` and `auditoria` as processes of their own, seen from outside. */
export class Sistema {
  private constructor(
    readonly sandbox: Sandbox,
    readonly companias: ServiceProcess,
    readonly auditoria: ServiceProcess,
  ) {}

  /** `env`: settings of auditoria. */
  static async start(env: Record<string, string> = {}): Promise<Sistema> {
    const sandbox = await Sandbox.open(topics);
    const [companias, auditoria] = await Promise.all([
      startService(sandbox, 'companias'),
      startService(sandbox, 'auditoria', env),
    ]);
    return new Sistema(sandbox, companias, auditoria);
  }

  async close(): Promise<void> {
    await this.sandbox.close();
  }

  crear(datos: object, headers: Record<string, string> = {}): Promise<Aceptado> {
    return this.comando('POST', COMANDO, datos, headers);
  }

  actualizar(id: string, cambios: object, headers: Record<string, string> = {}): Promise<Aceptado> {
    return this.comando('PATCH', `${COMANDO}/${id}`, cambios, headers);
  }

  eliminar(id: string): Promise<Aceptado> {
    return this.comando('DELETE', `${COMANDO}/${id}`);
  }

  async compania(id: string): Promise<Compania> {
    return (await (await this.companias.rest(`${QUERY}/${id}`)).json()) as Compania;
  }

  async listadas(query: string): Promise<Compania[]> {
    return (await (await this.companias.rest(`${QUERY}?${query}`)).json()) as Compania[];
  }

  /** The operation as soon as it is over. */
  finDe(aceptado: Pick<Aceptado, 'operacion'>): Promise<Operacion> {
    return this.operacionCuando(aceptado, ({ estado }) => !['EN_CURSO', 'COMPENSANDO'].includes(estado));
  }

  /** The operation as soon as it is so. */
  operacionCuando(
    { operacion }: Pick<Aceptado, 'operacion'>,
    esAsi: (vista: Operacion) => boolean,
  ): Promise<Operacion> {
    return until(`operation ${operacion}`, async () => {
      const response = await this.auditoria.rest(`/auditoria/operaciones/${operacion}`);
      const vista = (await response.json()) as Operacion;
      return response.ok && esAsi(vista) ? vista : undefined;
    });
  }

  private async comando(method: string, path: string, body?: object, headers = {}): Promise<Aceptado> {
    const response = await this.companias.rest(path, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (response.status !== 202) throw new Error(`HTTP ${response.status} ${await response.text()}`);
    return (await response.json()) as Aceptado;
  }
}

export async function startService(
  sandbox: Sandbox,
  service: string,
  env: Record<string, string> = {},
): Promise<ServiceProcess> {
  const database = { DATABASE: sandbox.databaseName(service) };
  const process = await ServiceProcess.start(service, { ...sandbox.env, ...database, ...env });
  sandbox.defer(() => process.stop('SIGKILL'));
  return process.ready();
}
