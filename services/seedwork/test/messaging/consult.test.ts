import { expect } from 'chai';
import type { MessageHandler } from '../../src/application/message-handler.js';
import { Unavailable } from '../../src/application/unavailable.js';
import { eliminar } from '../../src/domain/ciclo-de-vida.js';
import type { Registro, Suceso } from '../../src/domain/registro.js';
import type { MemoryRepository } from '../../testing/memory-repository.js';
import { creation, memoryRepository, onceWith } from '../support/handlers.js';
import { MemorySink } from '../support/memory-sink.js';
import { context, crearCompania, eliminarCompania, type Eliminar } from '../support/messages.js';
import { vacio, type Datos } from '../support/registros.js';
import { expectUnavailable } from '../support/rejections.js';
import { replaced } from '../support/replaced-repository.js';

type State = Registro<Datos>;
type Event = Suceso<Datos>;

const A = '0197a2b4-7c1e-7000-8000-00000000000a';

describe('a decision that must know something first', () => {
  let repository: MemoryRepository<State>;
  let sink: MemorySink;

  beforeEach(() => {
    repository = memoryRepository();
    sink = new MemorySink();
  });

  const once = () => onceWith({ repository, sink });
  const stateOf = (id: string) => repository.stored.get(id)?.state;

  /** Deletes with the reason that somebody else gives; remembers for which version it asked. */
  function consulting(asked: (number | undefined)[]): MessageHandler<Eliminar, State, Event, string> {
    return {
      consult: (current) => {
        asked.push(current?.version);
        return Promise.resolve(`reason ${asked.length}`);
      },
      decide: (current, message, reason) =>
        eliminar(current, reason ?? null, { id: message.aggregateId, ahora: message.time, vacio }),
    };
  }

  it('asks what a decision must know, about what is there', async () => {
    const asked: (number | undefined)[] = [];
    await once()(creation)(crearCompania(A, '1'), context);
    await once()(consulting(asked))(eliminarCompania(A), context);
    expect(asked).to.deep.equal([1]);
    expect(stateOf(A)).to.include({ estado: 'ELIMINADA', motivo: 'reason 1' });
  });

  it('asks again about what another owner saved meanwhile', async () => {
    const asked: (number | undefined)[] = [];
    let others = 1;
    const contended = replaced(repository, {
      save: async (...args: Parameters<typeof repository.save>) => {
        if (others-- > 0) await once()(creation)(crearCompania(A, '1'), context);
        return repository.save(...args);
      },
    });
    await onceWith({ repository: contended, sink })(consulting(asked))(eliminarCompania(A), context);
    expect(asked).to.deep.equal([undefined, 1]);
    expect(stateOf(A)).to.include({ version: 2, motivo: 'reason 2' });
  });

  it('asks nothing for a message that was handled before', async () => {
    const asked: (number | undefined)[] = [];
    const message = eliminarCompania(A);
    await once()(consulting(asked))(message, context);
    await once()(consulting(asked))(message, context);
    expect(asked).to.deep.equal([undefined]);
  });

  it('decides nothing while nobody answers what it must know', async () => {
    const away = { ...consulting([]), consult: () => Promise.reject(new Unavailable('database', 'gone')) };
    await expectUnavailable(once()(away)(eliminarCompania(A), context));
    expect(stateOf(A)).to.equal(undefined);
    expect(sink.published).to.be.empty;
  });
});
