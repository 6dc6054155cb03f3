import type { Loaded, Receipt, Repository, SaveOutcome } from '@propalpes/seedwork/application/repository';
import { estadosFinales, estaAbierta, type Operacion } from '../domain/operacion.js';
import { haComenzado } from '../sagas/sin-comenzar.js';
import { operationSeconds, operationsEnded, operationsStarted, rulesFailed } from './metrics.js';

/**
 * Counts what begins, what ends and what is found wrong, once it is stored: what is only tried, tried again or decided
 * by another replica meanwhile does not count.
 */
export class OperacionesMedidas implements Repository<Operacion> {
  /** @param tipos the kinds that there are */
  constructor(
    private readonly repository: Repository<Operacion>,
    tipos: readonly string[],
  ) {
    // Of a series that begins with 1 nobody sees that it grew.
    for (const tipo of tipos) {
      operationsStarted.inc({ tipo }, 0);
      for (const estado of estadosFinales) operationsEnded.inc({ tipo, estado }, 0);
    }
  }

  unseen(id: string): Loaded<Operacion> {
    return this.repository.unseen(id);
  }

  load(id: string): Promise<Loaded<Operacion>> {
    return this.repository.load(id);
  }

  async save(loaded: Loaded<Operacion>, state: Operacion, receipt: Receipt): Promise<SaveOutcome> {
    const outcome = await this.repository.save(loaded, state, receipt);
    if (outcome === 'saved') measure(loaded.state, state);
    return outcome;
  }
}

function measure(antes: Operacion | undefined, ahora: Operacion): void {
  if (!haComenzado(ahora)) return;
  const { tipo, estado } = ahora;
  if (!haComenzado(antes)) operationsStarted.inc({ tipo });
  // An audit adds to what was found before.
  for (const { codigo } of ahora.reglasFallidas.slice(antes?.reglasFallidas.length ?? 0))
    rulesFailed.inc({ codigo });
  if (estaAbierta(ahora) || (antes && !estaAbierta(antes))) return;
  operationsEnded.inc({ tipo, estado });
  // Both are told by messages of services whose clocks may differ.
  const ms = Math.max(0, ahora.fechaActualizacion - ahora.fechaCreacion);
  operationSeconds.observe({ tipo, estado }, ms / 1000);
}
