import { Option, type Command } from 'commander';
import {
  estadosAbiertos,
  estadosOperacion,
  type EstadoOperacion,
} from '@propalpes/auditoria/domain/operacion';
import { SIN_COMENZAR } from '@propalpes/auditoria/sagas/sin-comenzar';
import { duration } from '../cli/arguments.js';
import type { Filter } from '../stores.js';

export interface Selection {
  readonly estado?: EstadoOperacion;
  /** Milliseconds since it began. */
  readonly older?: number;
}

export const selecting = (command: Command): Command =>
  command
    .addOption(new Option('--estado <estado>', 'only those in this state').choices(estadosOperacion))
    .option('--older <time>', 'only those that began so long ago, or longer: 90s, 15m, 2h, 1d', duration);

/** Those that are open, unless a state is given; none that was cancelled and never began: such a one may stay open for ever. */
export function filterOf({ estado, older }: Selection, now = Date.now()): Filter {
  return {
    estado: { $in: estado ? [estado] : [...estadosAbiertos] },
    tipo: { $ne: SIN_COMENZAR },
    ...(older !== undefined && { fechaCreacion: { $lte: new Date(now - older) } }),
  };
}
