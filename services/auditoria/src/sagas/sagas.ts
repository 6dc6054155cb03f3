import { actualizarCompania, crearCompania, eliminarCompania } from './compania.js';
import { crearPropiedad } from './crear-propiedad.js';
import { eliminarDatosGeograficos } from './eliminar-datos-geograficos.js';
import { eliminarPropiedad } from './eliminar-propiedad.js';
import { actualizarDatosGeograficos, crearDatosGeograficos } from './geografico.js';
import { actualizarPropiedad, crearSoloPropiedad } from './propiedad.js';

/** All that auditoria follows. No two of them start on the same message. */
export const sagas = [
  crearCompania,
  actualizarCompania,
  eliminarCompania,
  crearPropiedad,
  crearSoloPropiedad,
  actualizarPropiedad,
  eliminarPropiedad,
  crearDatosGeograficos,
  actualizarDatosGeograficos,
  eliminarDatosGeograficos,
];
