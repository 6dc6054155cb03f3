import type { Decision } from '@propalpes/seedwork/domain/aggregate';
import type { Regla } from '@propalpes/seedwork/domain/registro';
import {
  conPaso,
  estaAbierta,
  nuevaOperacion,
  type EstadoOperacion,
  type Operacion,
} from '../domain/operacion.js';
import type { Agregado, Orden } from './orden.js';

type Resultado = Decision<Operacion, Orden>;

/** What a transition needs of the event that causes it. */
export interface Causa {
  readonly correlationId: string;
  readonly aggregateId: string;
  readonly aggregateVersion: number | null;
  /** Epoch ms. */
  readonly time: number;
}

/**
 * An operation on one aggregate: changed → audited → decided → over.
 *
 * It starts at the first event of an unknown operation. Every transition returns `undefined` where the event
 * comes too late or is none of its business.
 */
export const operacionSimple = (agregado: Agregado) => {
  const pasos = { cambio: agregado, auditoria: `auditoria_${agregado}`, decision: `decision_${agregado}` };

  const iniciar = (tipo: string, { correlationId, aggregateId, time }: Causa): Operacion =>
    nuevaOperacion({
      id: correlationId,
      tipo,
      agregadoId: aggregateId,
      pasos: tipo.startsWith('ELIMINAR_') ? [pasos.cambio] : Object.values(pasos),
      ahora: time,
    });

  return {
    /** The aggregate was created or updated: judge it and send the verdict. */
    auditar(
      actual: Operacion | undefined,
      tipo: string,
      causa: Causa,
      reglas: readonly Regla[],
    ): Resultado | undefined {
      if (actual) return undefined;
      const cambiada = conPaso(iniciar(tipo, causa), pasos.cambio, 'HECHO', causa.time);
      const veredicto = reglas.length === 0 ? 'HECHO' : 'FALLIDO';
      const auditada = conPaso(cambiada, pasos.auditoria, veredicto, causa.time);
      return siguiente({ ...auditada, reglasFallidas: reglas }, causa, [sentencia(agregado, causa, reglas)]);
    },

    /** The change was refused: the operation is over before it began. */
    rehusar(
      actual: Operacion | undefined,
      tipo: string,
      causa: Causa,
      motivo: string,
    ): Resultado | undefined {
      if (actual) return undefined;
      const operacion = conPaso(iniciar(tipo, causa), pasos.cambio, 'FALLIDO', causa.time, motivo);
      return terminar(operacion, 'FALLIDA', causa, motivo);
    },

    /** The aggregate was deleted: there is nothing to judge. */
    eliminar(actual: Operacion | undefined, tipo: string, causa: Causa): Resultado | undefined {
      if (actual) return undefined;
      return terminar(conPaso(iniciar(tipo, causa), pasos.cambio, 'HECHO', causa.time), 'COMPLETADA', causa);
    },

    /** The verdict was carried out. */
    decidir(
      actual: Operacion | undefined,
      estado: 'COMPLETADA' | 'RECHAZADA',
      causa: Causa,
    ): Resultado | undefined {
      if (!actual || !estaAbierta(actual)) return undefined;
      return terminar(conPaso(actual, pasos.decision, 'HECHO', causa.time), estado, causa);
    },

    /** The verdict came too late: the aggregate was changed or deleted since it was audited. */
    caducar(actual: Operacion | undefined, causa: Causa, motivo: string): Resultado | undefined {
      if (!actual || !estaAbierta(actual)) return undefined;
      const operacion = conPaso(actual, pasos.decision, 'FALLIDO', causa.time, motivo);
      return terminar(operacion, motivo === 'VERSION_OBSOLETA' ? 'SUSTITUIDA' : 'FALLIDA', causa, motivo);
    },
  };
};

function sentencia(
  agregado: Agregado,
  { aggregateId, aggregateVersion }: Causa,
  reglas: readonly Regla[],
): Orden {
  if (aggregateVersion === null) throw new Error(`an event of ${aggregateId} has no aggregate_version`);
  const orden = { agregado, agregadoId: aggregateId, versionAuditada: aggregateVersion };
  return reglas.length === 0 ? { orden: 'aprobar', ...orden } : { orden: 'rechazar', ...orden, reglas };
}

function terminar(
  operacion: Operacion,
  estado: EstadoOperacion,
  causa: Causa,
  motivo: string | null = null,
): Resultado {
  return siguiente({ ...operacion, estado, motivo }, causa, [{ orden: 'finalizar' }]);
}

function siguiente(operacion: Operacion, { time }: Causa, events: readonly Orden[]): Resultado {
  return { state: { ...operacion, version: operacion.version + 1, fechaActualizacion: time }, events };
}
