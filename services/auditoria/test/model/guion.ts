import { derivedId } from '@propalpes/seedwork/domain/id';
import type { Outgoing } from '@propalpes/seedwork/messaging/outgoing';
import fc from 'fast-check';
import { digitoDeVerificacion } from '../../src/domain/nit.js';

const nit = (numero: string): string => `${numero}-${digitoDeVerificacion(numero)}`;

/** Of a company that is there from the beginning, of one that may come, of nobody. */
export const nits = { conocido: nit('890903938'), posible: nit('800197268'), ajeno: nit('899999068') };

/** Most of what users say is right. */
const casi = <T>(bueno: T, ...malos: T[]) =>
  fc.oneof({ weight: 8, arbitrary: fc.constant(bueno) }, { weight: 1, arbitrary: fc.constantFrom(...malos) });

const propiedad = fc.record({
  nombre: casi<string | null>('Casa', null),
  identificacionCatastral: fc.oneof(
    { weight: 8, arbitrary: fc.nat({ max: 5 }).map((numero) => String(numero).repeat(20)) },
    { weight: 1, arbitrary: fc.constantFrom('1', null) },
  ),
  nit: casi<string | null>(nits.conocido, nits.posible, nits.ajeno, null),
});
const geografico = fc.record({
  nombrePropiedad: fc.constant(null),
  latitud: casi<string | null>('4.65', '40', 'norte', null),
  longitud: casi('-74.05', '-200'),
});
const compania = fc.record({
  nombre: casi<string | null>('Casas', null),
  email: casi<string | null>('hola@casas.co', null),
  identificacion: casi<string | null>(nits.posible, nits.conocido, null),
});
/** Which of the properties, companies, operations or messages there are. */
const cual = fc.nat({ max: 3 });
const versionEsperada = fc.option(fc.integer({ min: 1, max: 3 }), { freq: 1 });
const hace = <T extends string>(what: T) => fc.constant(what);

const registrar = fc.record({ hace: hace('registrar'), propiedad, geografico });

/** What a user does, and how time passes. */
const accion = fc.oneof(
  { weight: 5, arbitrary: registrar },
  { weight: 2, arbitrary: fc.record({ hace: hace('cancelar'), cual }) },
  { weight: 1, arbitrary: fc.record({ hace: hace('crearPropiedad'), propiedad }) },
  {
    weight: 2,
    arbitrary: fc.record({ hace: hace('actualizarPropiedad'), cual, propiedad, versionEsperada }),
  },
  { weight: 2, arbitrary: fc.record({ hace: hace('actualizarDatos'), cual, geografico, versionEsperada }) },
  { weight: 2, arbitrary: fc.record({ hace: hace('eliminarPropiedad'), cual }) },
  { weight: 2, arbitrary: fc.record({ hace: hace('eliminarDatos'), cual }) },
  { weight: 2, arbitrary: fc.record({ hace: hace('crearCompania'), compania }) },
  { weight: 1, arbitrary: fc.record({ hace: hace('eliminarCompania'), cual }) },
  { weight: 2, arbitrary: fc.record({ hace: hace('repetir'), cual }) },
  {
    weight: 2,
    arbitrary: fc.record({ hace: hace('esperar'), ms: fc.constantFrom(11_000, 11_000, 90_000_000) }),
  },
);

type Valor<T> = T extends fc.Arbitrary<infer V> ? V : never;
export type Accion = Valor<typeof accion>;
type Hace<H extends Accion['hace']> = Extract<Accion, { hace: H }>;
export type Pedido = Exclude<Accion, Hace<'repetir'> | Hace<'esperar'>>;

export const guion = fc
  .tuple(registrar, fc.array(accion, { maxLength: 8 }))
  .map(([primera, demas]): Accion[] => [primera, ...demas]);

/** The ids of the n-th thing of its kind are the same in every run. */
export const idDe = (
  what: 'propiedad' | 'suelta' | 'compania' | 'operacion' | 'mensaje',
  n: number,
): string => derivedId(what, String(n));

/** The command that a user sends with the n-th request; `antes` are those before. */
export function comandoDe(pedido: Pedido, n: number, antes: readonly Pedido[]): Outgoing {
  const iguales = antes.filter(({ hace }) => hace === pedido.hace).length;
  switch (pedido.hace) {
    case 'registrar': {
      const { propiedad, geografico } = pedido;
      const data = { propiedadId: idDe('propiedad', iguales), propiedad, geografico };
      return { ...a('comandos/auditoria', idDe('operacion', n)), type: 'RegistrarPropiedad', data };
    }
    case 'cancelar':
      return {
        ...a('comandos/auditoria', idDe('operacion', pedido.cual)),
        type: 'CancelarOperacion',
        data: {},
      };
    case 'crearPropiedad':
      return {
        ...a('comandos/propiedad', idDe('suelta', iguales)),
        type: 'CrearPropiedad',
        data: pedido.propiedad,
      };
    case 'actualizarPropiedad': {
      const data = { ...pedido.propiedad, versionEsperada: pedido.versionEsperada };
      return {
        ...a('comandos/propiedad', laPropiedad(pedido.cual, antes)),
        type: 'ActualizarPropiedad',
        data,
      };
    }
    case 'actualizarDatos': {
      const data = { ...pedido.geografico, versionEsperada: pedido.versionEsperada };
      return {
        ...a('comandos/geografico', laPropiedad(pedido.cual, antes)),
        type: 'ActualizarDatosGeograficos',
        data,
      };
    }
    case 'eliminarPropiedad':
      return {
        ...a('comandos/propiedad', laPropiedad(pedido.cual, antes)),
        type: 'EliminarPropiedad',
        data: { motivo: null },
      };
    case 'eliminarDatos':
      return {
        ...a('comandos/geografico', laPropiedad(pedido.cual, antes)),
        type: 'EliminarDatosGeograficos',
        data: { motivo: null },
      };
    case 'crearCompania':
      return {
        ...a('comandos/compania', idDe('compania', iguales)),
        type: 'CrearCompania',
        data: pedido.compania,
      };
    case 'eliminarCompania':
      return { ...a('comandos/compania', idDe('compania', pedido.cual)), type: 'EliminarCompania', data: {} };
  }
}

/** One that was asked for before. */
export const laPropiedad = (cual: number, antes: readonly Pedido[]): string =>
  idDe('propiedad', cual % antes.filter(({ hace }) => hace === 'registrar').length);

const a = <T extends Outgoing['topic']>(topic: T, aggregateId: string) =>
  ({ topic, aggregateId, aggregateVersion: null }) as const;
