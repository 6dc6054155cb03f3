import { comparable } from '@propalpes/seedwork/domain/comparable';
import { recordado } from '../domain/memoria.js';
import { incumplidas } from '../domain/rules/regla.js';
import { reglasPropiedad } from '../domain/rules/reglas-propiedad.js';
import { audit } from './audit.js';
import { comando } from './mensajes.js';
import { saga } from './saga.js';
import { sentencia } from './sentencia.js';
import { step } from './step.js';

const aprobar = comando('comandos/propiedad', 'AprobarPropiedad');
const rechazar = comando('comandos/propiedad', 'RechazarPropiedad');
const eliminar = comando('comandos/propiedad', 'EliminarPropiedad');

const creada = step('propiedad')
  .succeedsOn('PropiedadCreada')
  .failsOn('CreacionPropiedadFallida')
  .compensatesWith((operacion) => eliminar(operacion, { motivo: 'COMPENSACION' }), 'PropiedadEliminada');

const actualizada = step('propiedad')
  .succeedsOn('PropiedadActualizada')
  .failsOn('ActualizacionPropiedadFallida');

const eliminada = step('propiedad').succeedsOn('PropiedadEliminada');

const auditoria = audit('auditoria_propiedad', (memoria, { nitConocido }) =>
  incumplidas(reglasPropiedad(nitConocido), recordado(memoria, 'propiedad').datos),
).asksFor((memoria) => comparable(recordado(memoria, 'propiedad').datos.nit));

const decision = step('decision_propiedad')
  .sends(sentencia('propiedad', aprobar, rechazar))
  .succeedsOn('PropiedadAprobada', 'PropiedadRechazada')
  .failsOn('AprobacionPropiedadFallida', 'RechazoPropiedadFallido')
  .whichMeans({ VERSION_OBSOLETA: 'SUSTITUIDA', ELIMINADA: 'FALLIDA' });

/** The steps of a property, for the sagas that have more than these. */
export const propiedad = { creada, eliminada, auditoria, decision };

export const crearSoloPropiedad = saga('CREAR_SOLO_PROPIEDAD').stage(creada).stage(auditoria).stage(decision);
export const actualizarPropiedad = saga('ACTUALIZAR_PROPIEDAD')
  .stage(actualizada)
  .stage(auditoria)
  .stage(decision);
