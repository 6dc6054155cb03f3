import { Sandbox } from '@propalpes/seedwork/testing/sandbox';
import { ServiceProcess } from '@propalpes/seedwork/testing/service-process';
import { until } from '@propalpes/seedwork/testing/until';

export interface Vista {
  readonly id: string;
  readonly nombre: string | null;
  readonly email: string | null;
  readonly identificacion: string | null;
  readonly estado: string;
  readonly version: number;
  readonly fecha_creacion: string;
}

export const COMANDO = '/ingestion/compania-comando';
export const QUERY = '/ingestion/compania-query';

/** What companias needs. */
export const topics = ['comandos/compania', 'eventos/compania', 'errores/mensajes'] as const;

export const openSandbox = () => Sandbox.open(topics);

/** A process of companias in the sandbox; it may still be starting. */
export async function startCompanias(
  sandbox: Sandbox,
  env: Record<string, string> = {},
): Promise<ServiceProcess> {
  const process = await ServiceProcess.start('companias', {
    ...sandbox.env,
    DATABASE: sandbox.databaseName('companias'),
    ...env,
  });
  sandbox.defer(() => process.stop('SIGKILL'));
  return process;
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

/** Asks for a company and resolves with its id once the command is stored. */
export async function pedir(
  companias: ServiceProcess,
  datos: object,
  headers: Record<string, string> = {},
): Promise<string> {
  const response = await companias.rest(COMANDO, sendJson('POST', datos, headers));
  if (response.status !== 202) throw new Error(`HTTP ${response.status} ${await response.text()}`);
  return ((await response.json()) as { id: string }).id;
}

/** The company as soon as it is there and, where given, in this state. */
export function compania(companias: ServiceProcess, id: string, estado?: string): Promise<Vista> {
  return until(`company ${id} ${estado ?? ''}`, async () => {
    const response = await companias.rest(`${QUERY}/${id}`);
    const vista = (await response.json()) as Vista;
    return response.ok && (estado === undefined || vista.estado === estado) ? vista : undefined;
  });
}
