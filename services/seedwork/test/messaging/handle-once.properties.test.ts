import { expect } from 'chai';
import fc from 'fast-check';
import type { Repository } from '../../src/application/repository.js';
import { retieneLlave, type Registro } from '../../src/domain/registro.js';
import type { Handle } from '../../src/messaging/dispatcher.js';
import { decodeEvents } from '../support/decode-events.js';
import type { MemoryRepository } from '../../testing/memory-repository.js';
import { creation, deletion, memoryRepository, onceWith } from '../support/handlers.js';
import { MemorySink } from '../support/memory-sink.js';
import { context, crearCompania, eliminarCompania, type Crear, type Eliminar } from '../support/messages.js';
import type { Datos } from '../support/registros.js';

class Crash extends Error {}

/** One delivery of one message to one owner, which may die before or after any of its calls. */
interface Delivery {
  readonly message: Crear | Eliminar;
  readonly dies: { readonly at: number; readonly effect: boolean };
}

const ids = ['0197a2b4-7c1e-7000-8000-00000000000a', '0197a2b4-7c1e-7000-8000-00000000000b'];
const message = fc.oneof(
  fc
    .tuple(fc.constantFrom(...ids), fc.constantFrom('1', '2', null))
    .map(([id, key]) => crearCompania(id, key)),
  fc.constantFrom(...ids).map(eliminarCompania),
);
const dies = fc.record({ at: fc.integer({ min: 0, max: 6 }), effect: fc.boolean() });

/**
 * Messages in the order of their topic, each delivered to up to three owners at once that may die; and late
 * deliveries of earlier ones.
 */
const history = fc.array(message, { minLength: 1, maxLength: 6 }).chain((messages) =>
  fc
    .tuple(
      ...messages.map((_, index) =>
        fc.array(fc.record({ late: fc.nat({ max: index }), now: fc.boolean(), dies }), { maxLength: 3 }),
      ),
    )
    .map((rounds) =>
      messages.map((current, index) => ({
        current,
        deliveries: rounds[index]!.map(({ late, now, dies }): Delivery => ({
          message: now ? current : messages[late]!,
          dies,
        })),
      })),
    ),
);

/** The calls of one owner: each answers when the schedule says so, and the owner may die there. */
function ownerOf(
  repository: MemoryRepository<Registro<Datos>>,
  sink: MemorySink,
  scheduler: fc.Scheduler,
  { dies }: Delivery,
) {
  let calls = 0;
  const through = async <T>(label: string, call: () => Promise<T>): Promise<T> => {
    const fatal = calls++ === dies.at;
    if (fatal && !dies.effect) throw new Crash();
    const result = await scheduler.schedule(call(), label);
    if (fatal) throw new Crash();
    return result;
  };
  const owned: Repository<Registro<Datos>> = {
    unseen: (id) => repository.unseen(id),
    load: (id) => through('load', () => repository.load(id)),
    save: (...args) => through('save', () => repository.save(...args)),
  };
  return onceWith({
    repository: owned,
    sink: { publish: (messages) => through('publish', () => sink.publish(messages)) },
  });
}

function deliver(once: ReturnType<typeof onceWith>, message: Crear | Eliminar): Promise<unknown> {
  const handle = (message.type === 'CrearCompania' ? once(creation) : once(deletion)) as Handle<
    typeof message
  >;
  return handle(message, context).catch((error: unknown) => {
    if (!(error instanceof Crash)) throw error;
  });
}

const histories = (
  holds: (end: {
    repository: MemoryRepository<Registro<Datos>>;
    sink: MemorySink;
    handled: (Crear | Eliminar)[];
  }) => void,
) =>
  fc.assert(
    fc.asyncProperty(history, fc.scheduler(), async (rounds, scheduler) => {
      const repository = memoryRepository();
      const sink = new MemorySink();
      for (const { current, deliveries } of rounds) {
        const owners = deliveries.map((delivery) =>
          deliver(ownerOf(repository, sink, scheduler, delivery), delivery.message),
        );
        await scheduler.waitFor(Promise.all(owners));
        await deliver(onceWith({ repository, sink }), current);
      }
      holds({ repository, sink, handled: rounds.map(({ current }) => current) });
    }),
  );

describe('whatever is delivered again, wherever owners die, whoever is faster', () => {
  it('every message has exactly one outcome, always told in the same bytes', () =>
    histories(({ sink, handled }) => {
      const events = decodeEvents(sink.published);
      for (const { id } of handled) {
        const told = sink.published.filter((_, index) => events[index]!.causationId === id);
        expect(told).to.not.be.empty;
        for (const again of told) expect(again).to.deep.equal(told[0]);
      }
    }));

  it('an aggregate counts every one of its messages once', () =>
    histories(({ repository, handled }) => {
      for (const id of ids) {
        const messages = handled.filter(({ aggregateId }) => aggregateId === id);
        expect(repository.stored.get(id)?.state.version ?? 0).to.equal(messages.length);
      }
    }));

  it('the versions in the events of an aggregate have no gap and no twin', () =>
    histories(({ sink, handled }) => {
      const events = new Map(decodeEvents(sink.published).map((event) => [event.id, event]));
      for (const id of ids) {
        const versions = [...events.values()]
          .filter(({ aggregateId }) => aggregateId === id)
          .map(({ aggregateVersion }) => aggregateVersion);
        const expected = handled.filter(({ aggregateId }) => aggregateId === id).map((_, index) => index + 1);
        expect(versions).to.have.members(expected);
      }
    }));

  it('a unique key has at most one holder', () =>
    histories(({ repository }) => {
      const held = [...repository.stored.values()]
        .filter(({ state }) => retieneLlave(state) && state.datos.llave !== null)
        .map(({ state }) => state.datos.llave);
      expect(new Set(held)).to.have.property('size', held.length);
    }));
});
