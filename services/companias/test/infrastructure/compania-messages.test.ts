import { testEvents } from '@propalpes/seedwork/testing/suites/events';
import { eventoDe } from '../../src/infrastructure/compania-messages.js';
import { datos } from '../support/companias.js';

describe('events of a company', () => {
  testEvents({
    topic: 'eventos/compania',
    eventoDe,
    datos,
    types: {
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
    givenUp: { campo: 'identificacion', as: 'identificacionAnterior' },
  });
});
