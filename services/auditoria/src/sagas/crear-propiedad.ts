import { recordado } from '../domain/memoria.js';
import { geografico } from './geografico.js';
import { comando, type MensajeDe } from './mensajes.js';
import { propiedad } from './propiedad.js';
import { saga } from './saga.js';

const crear = comando('comandos/propiedad', 'CrearPropiedad');
const crearDatos = comando('comandos/geografico', 'CrearDatosGeograficos');

const comienzo = ({ data }: MensajeDe<'RegistrarPropiedad'>) => ({
  agregadoId: data.propiedadId,
  memoria: {
    propiedad: { version: 0, datos: data.propiedad },
    geografico: { version: 0, datos: data.geografico },
  },
});

/** A property and where it is: both are approved, both are rejected, or neither is there. */
export const crearPropiedad = saga('CREAR_PROPIEDAD')
  .startsOn('RegistrarPropiedad', comienzo)
  .stage(
    propiedad.creada.sends((operacion) => crear(operacion, recordado(operacion.memoria, 'propiedad').datos)),
    geografico.creados.sends((operacion) =>
      crearDatos(operacion, recordado(operacion.memoria, 'geografico').datos),
    ),
  )
  .stage(propiedad.auditoria, geografico.auditoria)
  .stage(
    propiedad.decision.whichMeans({ VERSION_OBSOLETA: 'SUSTITUIDA', ELIMINADA: 'COMPENSAR' }),
    geografico.decision.whichMeans({ VERSION_OBSOLETA: 'SUSTITUIDA', ELIMINADA: 'COMPENSAR' }),
  );
