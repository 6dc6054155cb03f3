import { eventosDe } from '@propalpes/seedwork/messaging/registro-events';
import type { Ubicacion } from '../domain/datos-geograficos.js';

/** The integration event that tells the world what became of a command. */
export const eventoDe = eventosDe<'eventos/geografico', Ubicacion, object>(
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
