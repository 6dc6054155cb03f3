import { geografico } from './geografico.js';
import { comando } from './mensajes.js';
import { saga } from './saga.js';
import { step } from './step.js';

const rechazar = comando('comandos/propiedad', 'RechazarPropiedad');
const sinDatos = {
  codigo: 'SIN_DATOS_GEOGRAFICOS',
  mensaje: 'Los datos geográficos de la propiedad fueron eliminados.',
};

/**
 * Somebody has deleted geographic data: their property, if there is one, does not stay approved. An update has it judged
 * anew, by its own data alone.
 */
export const eliminarDatosGeograficos = saga('ELIMINAR_DATOS_GEOGRAFICOS')
  .stage(geografico.eliminados)
  .stage(
    step('propiedad')
      .sends((operacion) => rechazar(operacion, { versionAuditada: null, reglas: [sinDatos] }))
      .succeedsOn('PropiedadRechazada', 'RechazoPropiedadFallido'),
  );
