import type { MessageHandler } from '@propalpes/seedwork/application/message-handler';
import {
  approval,
  creation,
  deletion,
  rejection,
  update,
} from '@propalpes/seedwork/application/registro-handlers';
import { retieneLlave, type Registro, type Suceso } from '@propalpes/seedwork/domain/registro';
import type { Outgoing } from '@propalpes/seedwork/messaging/outgoing';
import { eventosDe } from '@propalpes/seedwork/messaging/registro-events';
import { MemoryRepository } from '@propalpes/seedwork/testing/memory-repository';
import type { DatosCompania } from '../../src/domain/rules/datos-compania.js';
import type { DatosGeograficos } from '../../src/domain/rules/datos-geograficos.js';
import type { DatosPropiedad } from '../../src/domain/rules/datos-propiedad.js';

/** A service that registers something, played by the life cycle that all of them share. */
export interface Registrador<D> {
  readonly repository: MemoryRepository<Registro<D>>;
  readonly handlers: Readonly<Record<string, MessageHandler<never, Registro<D>, Suceso<D>>>>;
  readonly outgoingOf: (suceso: Suceso<D>, registro: Registro<D>) => Outgoing;
}

const eventoDeCompania = eventosDe(
  'eventos/compania',
  {
    creado: 'CompaniaCreada',
    actualizado: 'CompaniaActualizada',
    eliminado: 'CompaniaEliminada',
    aprobado: 'CompaniaAprobada',
    rechazado: 'CompaniaRechazada',
    creacion_fallida: 'CreacionCompaniaFallida',
    actualizacion_fallida: 'ActualizacionCompaniaFallida',
    aprobacion_fallida: 'AprobacionCompaniaFallida',
    rechazo_fallido: 'RechazoCompaniaFallido',
  },
  ({ identificacion }: DatosCompania) => ({ identificacionAnterior: identificacion }),
);

export function companias(): Registrador<DatosCompania> {
  const vacio: DatosCompania = { nombre: null, email: null, identificacion: null };
  return {
    repository: uniqueBy(({ identificacion }) => identificacion),
    handlers: {
      CrearCompania: creation(vacio),
      ActualizarCompania: update(vacio),
      EliminarCompania: deletion(vacio),
      AprobarCompania: approval(vacio),
      RechazarCompania: rejection(vacio),
    },
    outgoingOf: eventoDeCompania,
  };
}

const eventoDePropiedad = eventosDe(
  'eventos/propiedad',
  {
    creado: 'PropiedadCreada',
    actualizado: 'PropiedadActualizada',
    eliminado: 'PropiedadEliminada',
    aprobado: 'PropiedadAprobada',
    rechazado: 'PropiedadRechazada',
    creacion_fallida: 'CreacionPropiedadFallida',
    actualizacion_fallida: 'ActualizacionPropiedadFallida',
    aprobacion_fallida: 'AprobacionPropiedadFallida',
    rechazo_fallido: 'RechazoPropiedadFallido',
  },
  ({ identificacionCatastral }: DatosPropiedad) => ({
    identificacionCatastralAnterior: identificacionCatastral,
  }),
);

export function propiedades(): Registrador<DatosPropiedad> {
  const vacio: DatosPropiedad = { nombre: null, identificacionCatastral: null, nit: null };
  return {
    repository: uniqueBy(({ identificacionCatastral }) => identificacionCatastral),
    handlers: {
      CrearPropiedad: creation(vacio),
      ActualizarPropiedad: update(vacio),
      EliminarPropiedad: deletion(vacio),
      AprobarPropiedad: approval(vacio),
      RechazarPropiedad: rejection(vacio),
    },
    outgoingOf: eventoDePropiedad,
  };
}

const eventoDeGeografico = eventosDe<'eventos/geografico', DatosGeograficos, object>(
  'eventos/geografico',
  {
    creado: 'DatosGeograficosCreados',
    actualizado: 'DatosGeograficosActualizados',
    eliminado: 'DatosGeograficosEliminados',
    aprobado: 'DatosGeograficosAprobados',
    rechazado: 'DatosGeograficosRechazados',
    creacion_fallida: 'CreacionDatosGeograficosFallida',
    actualizacion_fallida: 'ActualizacionDatosGeograficosFallida',
    aprobacion_fallida: 'AprobacionDatosGeograficosFallida',
    rechazo_fallido: 'RechazoDatosGeograficosFallido',
  },
  () => ({}),
);

export function geograficos(): Registrador<DatosGeograficos> {
  const vacio: DatosGeograficos = { nombrePropiedad: null, latitud: null, longitud: null };
  return {
    repository: new MemoryRepository(),
    handlers: {
      CrearDatosGeograficos: creation(vacio),
      ActualizarDatosGeograficos: update(vacio),
      EliminarDatosGeograficos: deletion(vacio),
      AprobarDatosGeograficos: approval(vacio),
      RechazarDatosGeograficos: rejection(vacio),
    },
    outgoingOf: eventoDeGeografico,
  };
}

const uniqueBy = <D>(key: (datos: D) => string | null) =>
  new MemoryRepository<Registro<D>>((registro) =>
    retieneLlave(registro) ? (key(registro.datos) ?? undefined) : undefined,
  );
