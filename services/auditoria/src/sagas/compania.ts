import { recordado } from '../domain/memoria.js';
import { incumplidas } from '../domain/rules/regla.js';
import { reglasCompania } from '../domain/rules/reglas-compania.js';
import { audit } from './audit.js';
import { comando } from './mensajes.js';
import { saga } from './saga.js';
import { sentencia } from './sentencia.js';
import { step } from './step.js';

const aprobar = comando('comandos/compania', 'AprobarCompania');
const rechazar = comando('comandos/compania', 'RechazarCompania');
const eliminar = comando('comandos/compania', 'EliminarCompania');

const creada = step('compania')
  .succeedsOn('CompaniaCreada')
  .failsOn('CreacionCompaniaFallida')
  .compensatesWith((operacion) => eliminar(operacion, {}), 'CompaniaEliminada');

const actualizada = step('compania')
  .succeedsOn('CompaniaActualizada')
  .failsOn('ActualizacionCompaniaFallida');

const eliminada = step('compania').succeedsOn('CompaniaEliminada');

const auditoria = audit('auditoria_compania', (memoria) =>
  incumplidas(reglasCompania, recordado(memoria, 'compania').datos),
);

const decision = step('decision_compania')
  .sends(sentencia('compania', aprobar, rechazar))
  .succeedsOn('CompaniaAprobada', 'CompaniaRechazada')
  .failsOn('AprobacionCompaniaFallida', 'RechazoCompaniaFallido')
  .whichMeans({ VERSION_OBSOLETA: 'SUSTITUIDA', ELIMINADA: 'FALLIDA' });

export const crearCompania = saga('CREAR_COMPANIA').stage(creada).stage(auditoria).stage(decision);
export const actualizarCompania = saga('ACTUALIZAR_COMPANIA')
  .stage(actualizada)
  .stage(auditoria)
  .stage(decision);
export const eliminarCompania = saga('ELIMINAR_COMPANIA').stage(eliminada);
