import type { RegistroApi } from '@propalpes/seedwork/testing/registro-service';

export const api: RegistroApi = {
  service: 'geograficos',
  comando: '/ingestion/datos-geograficos-comando',
  query: '/ingestion/datos-geograficos-query',
  comandos: 'comandos/geografico',
  eventos: 'eventos/geografico',
  campos: { nombre_propiedad: 200, latitud: 64, longitud: 64 },
};

export const datos = { nombrePropiedad: 'Torre 1', latitud: '4.6', longitud: '-74.08' };

export const sample = (number: number) => ({
  nombre_propiedad: `Torre ${number}`,
  latitud: `4.${number}`,
  longitud: '-74.08',
});

/** What tells of each suceso. */
export const types = {
  creado: 'DatosGeograficosCreados',
  actualizado: 'DatosGeograficosActualizados',
  eliminado: 'DatosGeograficosEliminados',
  aprobado: 'DatosGeograficosAprobados',
  rechazado: 'DatosGeograficosRechazados',
  creacion_fallida: 'CreacionDatosGeograficosFallida',
  actualizacion_fallida: 'ActualizacionDatosGeograficosFallida',
  aprobacion_fallida: 'AprobacionDatosGeograficosFallida',
  rechazo_fallido: 'RechazoDatosGeograficosFallido',
};
