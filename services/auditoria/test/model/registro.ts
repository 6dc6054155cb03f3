import { estaVigente, type Registro as Guardado } from '@propalpes/seedwork/domain/registro';
import { expect } from 'chai';
import type { EstadoOperacion, Operacion } from '../../src/domain/operacion.js';
import { idDe, laPropiedad, nits, type Accion, type Pedido } from './guion.js';
import type { Mundo } from './mundo.js';

type Registrar = Extract<Accion, { hace: 'registrar' }>;

/** The registration of a property: what was asked for, what became of it, and who else had a hand in it. */
export interface Registro {
  readonly pedido: Registrar;
  readonly operacion: Operacion;
  readonly propiedad: Guardado<unknown> | undefined;
  readonly datos: Guardado<unknown> | undefined;
  /** Updates and deletions of the property and of its geographic data. */
  readonly otros: readonly Pedido['hace'][];
  readonly cancelado: boolean;
  /** Another property has, or wanted to have, the same cadastral number. */
  readonly repetido: boolean;
}

export function registrosDe({ sistema, pedidos }: Mundo): Registro[] {
  const catastrales = pedidos.map(
    (pedido) => 'propiedad' in pedido && pedido.propiedad.identificacionCatastral,
  );
  return pedidos.flatMap((pedido, n) => {
    if (pedido.hace !== 'registrar') return [];
    const antes = pedidos.slice(0, n).filter(({ hace }) => hace === 'registrar').length;
    const id = idDe('propiedad', antes);
    const catastral = pedido.propiedad.identificacionCatastral;
    const operacion = sistema.operaciones.stored.get(idDe('operacion', n))?.state;
    if (!operacion) throw new Error(`nobody has heard of operation ${n}`);
    return {
      pedido,
      operacion,
      propiedad: sistema.propiedades.repository.stored.get(id)?.state,
      datos: sistema.geograficos.repository.stored.get(id)?.state,
      otros: pedidos
        .filter((otro, m) => esSobrePropiedad(otro) && laPropiedad(otro.cual, pedidos.slice(0, m)) === id)
        .map(({ hace }) => hace),
      cancelado: pedidos.some((otro) => otro.hace === 'cancelar' && otro.cual === n),
      repetido: catastrales.some((otro, m) => m !== n && otro !== null && otro === catastral),
    };
  });
}

/** Both are approved, both are rejected or neither is there, unless somebody else changed one of them. */
export function nuncaAMedias({ operacion, propiedad, datos, otros }: Registro): void {
  const [propiedadVive, datosViven] = [propiedad, datos].map(
    (registro) => !!registro && estaVigente(registro),
  );
  if (operacion.estado === 'COMPENSADA') expect([propiedadVive, datosViven]).to.deep.equal([false, false]);
  if (!propiedadVive) expect(datosViven, 'geographic data without their property').to.equal(false);
  if (!datosViven && !otros.includes('actualizarPropiedad'))
    expect(propiedad?.estado, 'a property without geographic data').to.not.equal('APROBADA');
  if (otros.length > 0 || operacion.estado === 'COMPENSADA') return;
  const estado = operacion.estado === 'COMPLETADA' ? 'APROBADA' : 'RECHAZADA';
  expect([propiedad?.estado, datos?.estado]).to.deep.equal([estado, estado]);
}

/** An operation ends for a reason that there is. */
export function acabaComoDebe(registro: Registro, haPasadoUnDia: boolean): void {
  const { operacion, otros, cancelado, repetido, pedido } = registro;
  const quizas = pedido.propiedad.nit === nits.posible;
  const razones: Partial<Record<`${EstadoOperacion} ${string}`, boolean>> = {
    'COMPLETADA null': quizas || esValido(pedido),
    'RECHAZADA null': quizas || !esValido(pedido),
    'SUSTITUIDA VERSION_OBSOLETA': otros.length > 0,
    'COMPENSADA ELIMINADA': otros.length > 0,
    'COMPENSADA DUPLICADA': repetido,
    'COMPENSADA CANCELADA': cancelado,
    'COMPENSADA EXPIRADA': haPasadoUnDia,
  };
  const fin = `${operacion.estado} ${operacion.motivo}` as const;
  expect(razones[fin], `${fin}: ${JSON.stringify(registro)}`).to.equal(true);
}

function esValido({ propiedad: { nombre, identificacionCatastral, nit }, geografico }: Registrar): boolean {
  const completa = nombre !== null && identificacionCatastral?.length === 20 && nit === nits.conocido;
  return completa && geografico.latitud === '4.65' && geografico.longitud === '-74.05';
}

type SobrePropiedad = Extract<
  Pedido,
  { hace: 'actualizarPropiedad' | 'actualizarDatos' | 'eliminarPropiedad' | 'eliminarDatos' }
>;

const esSobrePropiedad = (pedido: Pedido): pedido is SobrePropiedad =>
  ['actualizarPropiedad', 'actualizarDatos', 'eliminarPropiedad', 'eliminarDatos'].includes(pedido.hace);
