import type { MessageHandler } from '../../src/application/message-handler.js';
import {
  actualizar,
  crear,
  crearDuplicado,
  eliminar,
  type Solicitud,
} from '../../src/domain/ciclo-de-vida.js';
import { retieneLlave, type Registro, type Suceso } from '../../src/domain/registro.js';
import { handleOnce, type HandleOnceParts } from '../../src/messaging/handle-once.js';
import type { Outgoing } from '../../src/messaging/outgoing.js';
import { MemoryRepository } from '../../testing/memory-repository.js';
import type { Crear, Eliminar } from './messages.js';
import { vacio, type Datos } from './registros.js';

type State = Registro<Datos>;
type Event = Suceso<Datos>;

const solicitudDe = ({ aggregateId, time }: Crear | Eliminar): Solicitud<Datos> => ({
  id: aggregateId,
  ahora: time,
  vacio,
});

/** Creates blindly, as a service does. */
export const creation: MessageHandler<Crear, State, Event> = {
  creates: true,
  decide: (actual, message) => crear(actual, { llave: message.data.identificacion }, solicitudDe(message)),
  whenDuplicated: (actual, message) => crearDuplicado(actual, solicitudDe(message)),
};

/** Takes a key that somebody may hold and has no answer to that. */
export const renaming: MessageHandler<Crear, State, Event> = {
  decide: (actual, message) =>
    actualizar(actual, { llave: message.data.identificacion }, null, solicitudDe(message)),
};

export const deletion: MessageHandler<Eliminar, State, Event> = {
  decide: (actual, message) => eliminar(actual, null, solicitudDe(message)),
};

/** Any event of a real topic that can say which suceso it stands for. */
const outgoingOf = (suceso: Event, { id, version }: State): Outgoing => ({
  topic: 'eventos/compania',
  type: 'CompaniaEliminada',
  aggregateId: id,
  aggregateVersion: version,
  data: { motivo: suceso.suceso },
});

/** The key of what is alive is unique. */
export const memoryRepository = () =>
  new MemoryRepository<State>((registro) =>
    retieneLlave(registro) ? (registro.datos.llave ?? undefined) : undefined,
  );

type Io = Pick<HandleOnceParts<State, Event>, 'repository' | 'sink'>;

export const onceWith = (io: Io) =>
  handleOnce<State, Event>({
    ...io,
    serviceName: 'test',
    clock: () => 3000,
    documentOf: ({ aggregateId }) => aggregateId,
    outgoingOf,
  });
