import { testEvents } from '@propalpes/seedwork/testing/suites/events';
import { eventoDe } from '../../src/infrastructure/propiedad-messages.js';

describe('events of a property', () => {
  testEvents({
    topic: 'eventos/propiedad',
    eventoDe,
    datos: { nombre: 'Torre 1', identificacionCatastral: '25001000000000001234', nit: '890903938-8' },
    types: {
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
    givenUp: { campo: 'identificacionCatastral', as: 'identificacionCatastralAnterior' },
  });
});
