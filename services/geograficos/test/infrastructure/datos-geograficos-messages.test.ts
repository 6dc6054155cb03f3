import { testEvents } from '@propalpes/seedwork/testing/suites/events';
import { eventoDe } from '../../src/infrastructure/datos-geograficos-messages.js';

describe('events of geographic data', () => {
  testEvents({
    topic: 'eventos/geografico',
    eventoDe,
    datos: { nombrePropiedad: 'Torre 1', latitud: '4.6', longitud: '-74.08' },
    types: {
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
  });
});
