import { aprobar } from '@propalpes/seedwork/domain/ciclo-de-vida';
import { solicitudDe, type ComandoCompania } from './comando.js';

export const aprobarCompania: ComandoCompania<'AprobarCompania'> = {
  decide: (compania, comando) => aprobar(compania, comando.data.versionAuditada, solicitudDe(comando)),
};
