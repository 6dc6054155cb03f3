import type { Regla } from '@propalpes/seedwork/domain/registro';
import { recordado, type Agregado } from '../domain/memoria.js';
import type { Operacion } from '../domain/operacion.js';
import type { Comando } from './mensajes.js';

type Aprobar = (operacion: Operacion, data: { versionAuditada: number }) => Comando;
type Rechazar = (operacion: Operacion, data: { versionAuditada: number; reglas: Regla[] }) => Comando;

/** What the audit leads to: where any rule is broken, every aggregate of the operation hears of all of them. */
export const sentencia =
  (agregado: Agregado, aprobar: Aprobar, rechazar: Rechazar) =>
  (operacion: Operacion): Comando => {
    const { version: versionAuditada } = recordado(operacion.memoria, agregado);
    const reglas = [...operacion.reglasFallidas];
    return reglas.length === 0
      ? aprobar(operacion, { versionAuditada })
      : rechazar(operacion, { versionAuditada, reglas });
  };
