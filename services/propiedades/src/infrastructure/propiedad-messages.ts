import { eventosDe } from '@propalpes/seedwork/messaging/registro-events';
import type { DatosPropiedad } from '../domain/propiedad.js';

/** The integration event that tells the world what became of a command. */
export const eventoDe = eventosDe(
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
  ({ identificacionCatastral: anterior }: DatosPropiedad, { identificacionCatastral }: DatosPropiedad) => ({
    identificacionCatastralAnterior: anterior === identificacionCatastral ? null : anterior,
  }),
);
