import { expect } from 'chai';
import type { Repository } from '../../src/application/repository.js';
import { Unavailable } from '../../src/application/unavailable.js';
import type { Registro } from '../../src/domain/registro.js';
import type { MemoryRepository } from '../../testing/memory-repository.js';
import { creation, deletion, memoryRepository, onceWith, renaming } from '../support/handlers.js';
import { expectUnavailable, rejectionOf } from '../support/rejections.js';
import { replaced } from '../support/replaced-repository.js';
import { MemorySink } from '../support/memory-sink.js';
import { context, crearCompania, eliminarCompania } from '../support/messages.js';
import type { Datos } from '../support/registros.js';
import { decodeEvents } from '../support/decode-events.js';

type State = Registro<Datos>;

const A = '0197a2b4-7c1e-7000-8000-00000000000a';
const B = '0197a2b4-7c1e-7000-8000-00000000000b';

describe('handling a message once', () => {
  let repository: MemoryRepository<State>;
  let sink: MemorySink;

  beforeEach(() => {
    repository = memoryRepository();
    sink = new MemorySink();
  });

  const once = () => onceWith({ repository, sink });
  const stateOf = (id: string) => repository.stored.get(id)?.state;
  const told = () => decodeEvents(sink.published).map(({ data }) => data.motivo);

  const repositoryWith = (changed: Partial<Repository<never>>) => replaced(repository, changed);

  it('saves what was decided and publishes what happened', async () => {
    await once()(creation)(crearCompania(A, '1'), context);
    expect(stateOf(A)).to.include({ estado: 'PENDIENTE', version: 1 });
    expect(told()).to.deep.equal(['creado']);
  });

  it('tells which message and which operation an event comes from', async () => {
    const command = crearCompania(A, '1');
    await once()(creation)(command, context);
    expect(decodeEvents(sink.published)[0]).to.include({
      causationId: command.id,
      correlationId: command.correlationId,
      time: 3000,
    });
    expect(sink.published[0]!.properties).to.include(context);
  });

  it('publishes the same bytes when the message comes again', async () => {
    const command = crearCompania(A, '1');
    await once()(creation)(command, context);
    await once()(creation)(command, context);
    expect(sink.published).to.have.length(2);
    expect(sink.published[1]).to.deep.equal(sink.published[0]);
    expect(stateOf(A)).to.have.property('version', 1);
  });

  it('tells a message that was handled before from one that was not, whatever became of it', async () => {
    const messages = [crearCompania(A, '1'), crearCompania(B, '1')];
    const handled = () => Promise.all(messages.map((it) => once()(creation)(it, context)));
    expect(await handled()).to.deep.equal(['done', 'done']);
    expect(await handled()).to.deep.equal(['repeated', 'repeated']);
  });

  it('publishes after a crash between save and publish', async () => {
    const command = crearCompania(A, '1');
    const broken = onceWith({
      repository,
      sink: { publish: () => Promise.reject(new Unavailable('broker', 'gone')) },
    });
    await expectUnavailable(broken(creation)(command, context));
    await once()(creation)(command, context);
    expect(told()).to.deep.equal(['creado']);
    expect(stateOf(A)).to.have.property('version', 1);
  });

  it('inserts what usually is new without reading first', async () => {
    const blind = repositoryWith({ load: () => Promise.reject(new Error('read')) });
    await onceWith({ repository: blind, sink })(creation)(crearCompania(A, '1'), context);
    expect(told()).to.deep.equal(['creado']);
  });

  it('answers a second create of the same id from what is there', async () => {
    await once()(creation)(crearCompania(A, '1'), context);
    await once()(creation)(crearCompania(A, '2'), context);
    expect(told()).to.deep.equal(['creado', 'creacion_fallida']);
    expect(stateOf(A)).to.deep.include({ version: 2, datos: { llave: '1' }, estado: 'PENDIENTE' });
  });

  it('leaves a tombstone where another aggregate holds the unique key', async () => {
    await once()(creation)(crearCompania(A, '1'), context);
    await once()(creation)(crearCompania(B, '1'), context);
    expect(told()).to.deep.equal(['creado', 'creacion_fallida']);
    expect(stateOf(B)).to.include({ estado: 'FALLIDA', version: 1 });
  });

  it('answers the refused create the same way for ever, also when the key is free again', async () => {
    const refused = crearCompania(B, '1');
    await once()(creation)(crearCompania(A, '1'), context);
    await once()(creation)(refused, context);
    await once()(deletion)(eliminarCompania(A), context);
    await once()(creation)(refused, context);
    expect(sink.published[3]).to.deep.equal(sink.published[1]);
    expect(stateOf(B)).to.include({ estado: 'FALLIDA', version: 1 });
  });

  it('does not take its own document for one that holds its key', async () => {
    const command = crearCompania(A, '1');
    await once()(creation)(command, context);
    await once()(creation)(command, context);
    expect(told()).to.deep.equal(['creado', 'creado']);
  });

  it('looks at what is there before it calls a create duplicated', async () => {
    await once()(creation)(crearCompania(A, '1'), context);
    const replacing: typeof creation = {
      ...creation,
      decide: (actual, message) =>
        actual ? deletion.decide(actual, eliminarCompania(A)) : creation.decide(actual, message),
    };
    await once()(replacing)(crearCompania(A, '1'), context);
    expect(told()).to.deep.equal(['creado', 'eliminado']);
  });

  it('is a bug when the key is taken and the handler has no answer to that', async () => {
    await once()(creation)(crearCompania(A, '1'), context);
    await once()(creation)(crearCompania(B, '2'), context);
    const error = await rejectionOf(once()(renaming)(crearCompania(B, '1'), context));
    expect(error).to.be.instanceOf(Error).and.not.instanceOf(Unavailable);
  });

  it('decides again on what another owner saved meanwhile', async () => {
    let others = 1;
    const contended = repositoryWith({
      load: async (id: string) => {
        const loaded = await repository.load(id);
        if (others-- > 0) await once()(creation)(crearCompania(A, '1'), context);
        return loaded as never;
      },
    });
    await onceWith({ repository: contended, sink })(deletion)(eliminarCompania(A), context);
    expect(told()).to.deep.equal(['creado', 'eliminado']);
    expect(stateOf(A)).to.include({ estado: 'ELIMINADA', version: 2 });
  });

  it('finds the receipt when another owner was faster with the same message', async () => {
    const command = crearCompania(A, '1');
    const contended = repositoryWith({
      save: async (...args: Parameters<typeof repository.save>) => {
        await once()(creation)(command, context);
        return repository.save(...args);
      },
    });
    await onceWith({ repository: contended, sink })(creation)(command, context);
    expect(sink.published).to.have.length(2);
    expect(sink.published[1]).to.deep.equal(sink.published[0]);
  });

  it('gives the message back to its lane when the document keeps changing', async () => {
    let saves = 0;
    const contended = repositoryWith({
      save: () => {
        saves += 1;
        return Promise.resolve('conflict' as const);
      },
    });
    await expectUnavailable(
      onceWith({ repository: contended, sink })(deletion)(eliminarCompania(A), context),
    );
    expect(saves).to.be.within(2, 10);
    expect(sink.published).to.be.empty;
  });

  it('publishes nothing and saves nothing where there is nothing to decide', async () => {
    const deaf = { decide: () => undefined };
    await once()(deaf)(eliminarCompania(A), context);
    expect(sink.published).to.be.empty;
    expect(stateOf(A)).to.be.undefined;
  });

  it('publishes nothing when the save fails', async () => {
    const away = repositoryWith({ save: () => Promise.reject(new Unavailable('database', 'gone')) });
    await expectUnavailable(onceWith({ repository: away, sink })(creation)(crearCompania(A, '1'), context));
    expect(sink.published).to.be.empty;
  });
});
