import { recordado } from '../domain/memoria.js';
import { incumplidas } from '../domain/rules/regla.js';
import { reglasGeograficas } from '../domain/rules/reglas-geograficas.js';
import { audit } from './audit.js';
import { comando } from './mensajes.js';
import { saga } from './saga.js';
import { sentencia } from './sentencia.js';
import { step } from './step.js';

const aprobar = comando('comandos/geografico', 'AprobarDatosGeograficos');
const rechazar = comando('comandos/geografico', 'RechazarDatosGeograficos');
const eliminar = comando('comandos/geografico', 'EliminarDatosGeograficos');

const creados = step('geografico')
  .succeedsOn('DatosGeograficosCreados')
  .failsOn('CreacionDatosGeograficosFallida')
  .compensatesWith(
    (operacion) => eliminar(operacion, { motivo: 'COMPENSACION' }),
    'DatosGeograficosEliminados',
  );

const actualizados = step('geografico')
  .succeedsOn('DatosGeograficosActualizados')
  .failsOn('ActualizacionDatosGeograficosFallida');

const eliminados = step('geografico').succeedsOn('DatosGeograficosEliminados');

const auditoria = audit('auditoria_geografico', (memoria, { caja }) =>
  incumplidas(reglasGeograficas(caja), recordado(memoria, 'geografico').datos),
);

const decision = step('decision_geografico')
  .sends(sentencia('geografico', aprobar, rechazar))
  .succeedsOn('DatosGeograficosAprobados', 'DatosGeograficosRechazados')
  .failsOn('AprobacionDatosGeograficosFallida', 'RechazoDatosGeograficosFallido')
  .whichMeans({ VERSION_OBSOLETA: 'SUSTITUIDA', ELIMINADA: 'FALLIDA' });

/** The steps of geographic data, for the sagas that have more than these. */
export const geografico = { creados, eliminados, auditoria, decision };

export const crearDatosGeograficos = saga('CREAR_DATOS_GEOGRAFICOS')
  .stage(creados)
  .stage(auditoria)
  .stage(decision);
export const actualizarDatosGeograficos = saga('ACTUALIZAR_DATOS_GEOGRAFICOS')
  .stage(actualizados)
  .stage(auditoria)
  .stage(decision);
