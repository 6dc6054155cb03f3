import { newId } from '@propalpes/seedwork/domain/id';
import type { ServiceProcess } from '@propalpes/seedwork/testing/service-process';
import { Emisor } from './emisor.js';
import { geograficoValido, propiedadValida } from './mensajes.js';
import { Sistema, startService, type Aceptado, type Operacion } from './sistema.js';

interface Registrado {
  readonly estado: string;
  readonly motivo: string | null;
  readonly reglas_fallidas: Operacion['reglas_fallidas'];
}

const paths = {
  propiedad: { comando: '/ingestion/propiedad-comando', query: '/ingestion/propiedad-query' },
  geografico: {
    comando: '/ingestion/datos-geograficos-comando',
    query: '/ingestion/datos-geograficos-query',
  },
} as const;

/** All four services as processes of their own, seen from outside. */
export class SistemaDePropiedades {
  private constructor(
    readonly sistema: Sistema,
    private readonly emisor: Emisor,
    private readonly servicios: Readonly<Record<keyof typeof paths, ServiceProcess>>,
  ) {}

  static async start(env: Record<string, string>): Promise<SistemaDePropiedades> {
    const sistema = await Sistema.start(env);
    const [propiedad, geografico, emisor] = await Promise.all([
      startService(sistema.sandbox, 'propiedades'),
      startService(sistema.sandbox, 'geograficos'),
      Emisor.open(sistema.sandbox, 'comandos/auditoria'),
    ]);
    return new SistemaDePropiedades(sistema, emisor, { propiedad, geografico });
  }

  /** A property and where it is, as one operation. */
  async registrar(
    propiedad: Partial<typeof propiedadValida> | Record<keyof typeof propiedadValida, null>,
    geografico: Partial<typeof geograficoValido> = {},
  ): Promise<Aceptado> {
    const aceptado = { id: newId(), operacion: newId() };
    const data = {
      propiedadId: aceptado.id,
      propiedad: { ...propiedadValida, ...propiedad },
      geografico: { ...geograficoValido, ...geografico },
    };
    await this.emisor.enviar(aceptado.operacion, {
      topic: 'comandos/auditoria',
      type: 'RegistrarPropiedad',
      aggregateId: aceptado.operacion,
      aggregateVersion: null,
      data,
    });
    return aceptado;
  }

  cancelar({ operacion }: Aceptado): Promise<void> {
    const cancelacion = { type: 'CancelarOperacion', aggregateVersion: null, data: {} } as const;
    return this.emisor.enviar(operacion, {
      topic: 'comandos/auditoria',
      aggregateId: operacion,
      ...cancelacion,
    });
  }

  async eliminar(what: keyof typeof paths, { id }: Aceptado): Promise<Aceptado> {
    const path = `${paths[what].comando}/${id}`;
    const response = await this.servicios[what].rest(path, { method: 'DELETE' });
    if (response.status !== 202) throw new Error(`HTTP ${response.status} ${await response.text()}`);
    return (await response.json()) as Aceptado;
  }

  /** What became of the property and of its geographic data. */
  async ambos({ id }: Aceptado): Promise<[Registrado, Registrado]> {
    const find = async (what: keyof typeof paths) =>
      (await (await this.servicios[what].rest(`${paths[what].query}/${id}`)).json()) as Registrado;
    return Promise.all([find('propiedad'), find('geografico')]);
  }
}
