import {
  actualizar,
  aprobar,
  crear,
  eliminar,
  rechazar,
  type Solicitud,
} from '@propalpes/seedwork/domain/ciclo-de-vida';
import type { Registro, Suceso } from '@propalpes/seedwork/domain/registro';
import type { FinalDocument } from '../../src/ledger/evidence.js';
import { commandedIn, type Lifecycle } from '../../src/ledger/lifecycle.js';

export type Datos = Readonly<Record<string, string | null>>;

/** A command, without who sent it. */
export interface Order {
  readonly topic: string;
  readonly type: string;
  readonly aggregateId: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** An event, without what it belongs to. */
export interface Answer extends Order {
  readonly aggregateVersion: number;
}

/** The three services that register something, without their unique keys. */
export class Registers {
  private readonly registered = new Map<string, { readonly topic: string; registro: Registro<Datos> }>();

  carryOut(order: Order): Answer {
    const lifecycle = lifecycleIn(order.topic);
    const key = `${order.topic} ${order.aggregateId}`;
    const actual = this.registered.get(key)?.registro;
    const { state, events } = decide(lifecycle, actual, order);
    this.registered.set(key, { topic: lifecycle.events, registro: state });
    const [suceso] = events;
    if (!suceso) throw new Error('a command without an answer');
    const { aggregateId } = order;
    const type = typeOf(lifecycle, order.type, suceso);
    const data = { ...state.datos, ...('motivo' in suceso && { motivo: suceso.motivo }) };
    return { topic: lifecycle.events, type, aggregateId, aggregateVersion: state.version, data };
  }

  get documents(): FinalDocument[] {
    return [...this.registered.values()].map(({ topic, registro: { id, version, estado, datos } }) => ({
      topic,
      id,
      version,
      estado,
      datos,
    }));
  }
}

function lifecycleIn(topic: string): Lifecycle {
  const lifecycle = commandedIn(topic);
  if (!lifecycle) throw new Error(`nobody registers what ${topic} is about`);
  return lifecycle;
}

function decide(
  lifecycle: Lifecycle,
  actual: Registro<Datos> | undefined,
  { type, aggregateId, data }: Order,
) {
  const vacio: Datos = Object.fromEntries(lifecycle.fields.map((field) => [field, null]));
  const solicitud: Solicitud<Datos> = { id: aggregateId, ahora: 0, vacio };
  const given = Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null)) as Datos;
  const version = data['versionAuditada'] as number;
  const [verb = ''] = /^[A-Z][a-z]+/.exec(type) ?? [];
  switch (verb) {
    case 'Crear':
      return crear(actual, { ...vacio, ...given }, solicitud);
    case 'Actualizar':
      return actualizar(actual, given, null, solicitud);
    case 'Eliminar':
      return eliminar(actual, null, solicitud);
    case 'Aprobar':
      return aprobar(actual, version, solicitud);
    default:
      return rechazar(actual, version, [], solicitud);
  }
}

/** The type of the event that tells what became of a command. */
function typeOf({ rules }: Lifecycle, command: string, { suceso }: Suceso<Datos>): string {
  const refused = /_fallid[ao]$/.test(suceso);
  const found = Object.entries(rules).find(
    ([, { answers, becomes }]) => answers === command && (becomes === undefined) === refused,
  );
  if (!found) throw new Error(`no event tells of ${command}`);
  return found[0];
}
