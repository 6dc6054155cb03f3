import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { until } from '@propalpes/local/process/until';
import { Bff, type Argumentos, type Operacion } from '@propalpes/tools/bff/bff';
import { nit } from '../load/companies.js';
import { forwarded, forwardedTo } from './forwarded.js';

/** Longer than any wait of a command for another, and than a service needs to come back. */
const OVER_WITHIN_MS = 120_000;

/** Longer than the BFF needs to find a broker that is back. */
const ACCEPTED_WITHIN_MS = 30_000;

/** Uses the release as its clients do, for as long as `work` takes. */
export const asClient = <T>(work: (bff: Bff) => Promise<T>): Promise<T> =>
  forwarded('bff-web', 8003, (port) => work(new Bff(`http://127.0.0.1:${port}`)));

/** Reaches the BFF in one of its pods, as long as that is there. */
export const atBff = <T>(pod: string, work: (url: string) => Promise<T>): Promise<T> =>
  forwardedTo(`pod/${pod}`, 8003, (port) => work(`http://127.0.0.1:${port}`));

/** Nothing is wrong with it, and nobody has its NIT. */
export function newCompania(): { nombre: string; email: string; identificacion: string } {
  const identificacion = nit(randomInt(10_000_000, 90_000_000));
  return { nombre: `Inmobiliaria ${identificacion}`, email: `ventas@${identificacion}.co`, identificacion };
}

/** Nothing is wrong with it if the company with the NIT is known. */
export function newPropiedad(nit: string): Argumentos {
  const identificacionCatastral = BigInt(`0x${randomBytes(12).toString('hex')}`)
    .toString()
    .padStart(20, '0')
    .slice(-20);
  const ubicacion = { latitud: '4.5964', longitud: '-74.0728' };
  return { nombrePropiedad: 'Casa de La Candelaria', identificacionCatastral, nit, ...ubicacion };
}

/** Asks for a change, once more where that is refused, and resolves with its operation when that is over. */
export async function ask(bff: Bff, field: string, args: Argumentos): Promise<Operacion> {
  const key = randomUUID();
  let operacion = '';
  const accepted = async (): Promise<boolean> => {
    operacion = await bff.mutate(field, args, { 'idempotency-key': key });
    return true;
  };
  await until(accepted, { what: field, withinMs: ACCEPTED_WITHIN_MS, everyMs: 500 });
  return endOf(bff, operacion);
}

export const endOf = (bff: Bff, operacion: string): Promise<Operacion> =>
  bff.endOf(operacion, OVER_WITHIN_MS);
