import {
  geograficoValido,
  mensaje,
  OPERACION,
  PROPIEDAD,
  propiedadValida,
  publico,
  type Envoltura,
} from './mensajes.js';
import type { Mensaje, MensajeDe } from '../../src/sagas/mensajes.js';

const comando = { aggregateId: OPERACION, aggregateVersion: null };
const de = <Type extends Mensaje['type']>(
  type: Type,
  data: MensajeDe<Type>['data'],
  cambio: Envoltura = {},
) => mensaje(type, data, { aggregateId: PROPIEDAD, ...cambio });

const reglas = [{ codigo: 'PROPIEDAD_SIN_NOMBRE', mensaje: 'La propiedad no tiene nombre.' }];

export const registrar = de(
  'RegistrarPropiedad',
  { propiedadId: PROPIEDAD, propiedad: propiedadValida, geografico: geograficoValido },
  comando,
);
export const cancelar = de('CancelarOperacion', {}, comando);
export const revisar = (vence: number) => de('RevisarOperacion', { vence }, { ...comando, time: vence });

export const creada = de('PropiedadCreada', { ...publico, ...propiedadValida });
export const creadaSinNombre = de('PropiedadCreada', { ...publico, ...propiedadValida, nombre: null });
export const creados = de(
  'DatosGeograficosCreados',
  { ...publico, ...geograficoValido },
  { aggregateVersion: 4 },
);
export const creadosEnMadrid = de('DatosGeograficosCreados', {
  ...publico,
  nombrePropiedad: null,
  latitud: '40.42',
  longitud: '-3.70',
});
export const creacionFallida = de('CreacionPropiedadFallida', { motivo: 'DUPLICADA' });
export const datosFallidos = de('CreacionDatosGeograficosFallida', { motivo: 'ELIMINADA' });

export const actualizada = de('PropiedadActualizada', {
  ...publico,
  ...propiedadValida,
  identificacionCatastralAnterior: null,
});
export const actualizacionFallida = de('ActualizacionPropiedadFallida', { motivo: 'NO_EXISTE' });
export const actualizados = de('DatosGeograficosActualizados', { ...publico, ...geograficoValido });
export const datosNoActualizados = de('ActualizacionDatosGeograficosFallida', { motivo: 'VERSION_OBSOLETA' });

const auditada = { versionAuditada: 3 };
export const aprobada = de('PropiedadAprobada', auditada);
export const rechazada = de('PropiedadRechazada', { ...auditada, reglas });
export const aprobacionFallida = (motivo: string) =>
  de('AprobacionPropiedadFallida', { ...auditada, motivo });
export const rechazoFallido = (motivo: string) => de('RechazoPropiedadFallido', { ...auditada, motivo });
export const aprobados = de('DatosGeograficosAprobados', auditada);
export const rechazados = de('DatosGeograficosRechazados', { ...auditada, reglas });
export const datosNoAprobados = (motivo: string) =>
  de('AprobacionDatosGeograficosFallida', { ...auditada, motivo });
export const datosNoRechazados = (motivo: string) =>
  de('RechazoDatosGeograficosFallido', { ...auditada, motivo });

export const eliminada = de('PropiedadEliminada', { motivo: 'COMPENSACION' });
export const eliminados = de('DatosGeograficosEliminados', { motivo: 'COMPENSACION' });
