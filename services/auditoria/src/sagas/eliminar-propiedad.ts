import { geografico } from './geografico.js';
import { comando } from './mensajes.js';
import { propiedad } from './propiedad.js';
import { saga } from './saga.js';

const eliminarDatos = comando('comandos/geografico', 'EliminarDatosGeograficos');

/** Somebody has deleted a property: its geographic data go with it. */
export const eliminarPropiedad = saga('ELIMINAR_PROPIEDAD')
  .stage(propiedad.eliminada)
  .stage(
    geografico.eliminados.sends((operacion) => eliminarDatos(operacion, { motivo: 'PROPIEDAD_ELIMINADA' })),
  );
