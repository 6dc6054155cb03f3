import { rechazar } from '@propalpes/seedwork/domain/ciclo-de-vida';
import { solicitudDe, type ComandoCompania } from './comando.js';

export const rechazarCompania: ComandoCompania<'RechazarCompania'> = {
  decide: (compania, comando) =>
    rechazar(compania, comando.data.versionAuditada, comando.data.reglas, solicitudDe(comando)),
};
