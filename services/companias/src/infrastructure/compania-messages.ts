import { eventosDe } from '@propalpes/seedwork/messaging/registro-events';
import type { DatosCompania } from '../domain/compania.js';

/** The integration event that tells the world what became of a command. */
export const eventoDe = eventosDe(
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
  ({ identificacion: anterior }: DatosCompania, { identificacion }: DatosCompania) => ({
    identificacionAnterior: anterior === identificacion ? null : anterior,
  }),
);
