import { MemoryRepository } from '@propalpes/seedwork/testing/memory-repository';
import { handleOnce } from '@propalpes/seedwork/messaging/handle-once';
import type { EncodedMessage } from '@propalpes/seedwork/application/encoded-message';
import { expect } from 'chai';
import type { Operacion } from '../../src/domain/operacion.js';
import { mensajeDe } from '../../src/infrastructure/operacion-messages.js';
import { sagaHandlers } from '../../src/sagas/handlers.js';
import type { Mensaje } from '../../src/sagas/mensajes.js';
import { sagas } from '../../src/sagas/sagas.js';
import { ConocidasEnMemoria } from '../model/conocidas.js';
import { engine } from '../support/escenario.js';
import { OPERACION } from '../support/mensajes.js';
import * as de from '../support/mensajes-de-propiedad.js';

const context = { traceparent: '' };

/** Some replicas of auditoria on one database, where every company is known. */
class Replicas {
  readonly repository = new MemoryRepository<Operacion>();
  readonly published: EncodedMessage[] = [];
  private readonly conocidas = new ConocidasEnMemoria();
  private siguiente = 0;

  constructor() {
    void this.conocidas.registrar({ id: 'una', version: 1, nit: '8909039388', vigente: true });
  }

  /** Every message to a replica of its own, all at once. */
  async handle(...mensajes: readonly Mensaje[]): Promise<void> {
    const handlerOf = sagaHandlers(engine, sagas, this.conocidas, () => 3000);
    const once = handleOnce({
      serviceName: 'auditoria',
      repository: this.repository,
      sink: {
        publish: (messages) => {
          this.published.push(...messages);
          return Promise.resolve();
        },
      },
      clock: () => 3000,
      documentOf: ({ correlationId }) => correlationId,
      outgoingOf: mensajeDe,
    });
    await Promise.all(mensajes.map((mensaje) => once(handlerOf(mensaje.type))(mensaje, context)));
  }

  /** A message under an id of its own. */
  nuevo<M extends Mensaje>(mensaje: M): M {
    this.siguiente += 1;
    return { ...mensaje, id: `0197a2b4-7c1e-7000-8000-0000000001${String(this.siguiente).padStart(2, '0')}` };
  }

  get operacion(): Operacion | undefined {
    return this.repository.stored.get(OPERACION)?.state;
  }

  /** What was said, each message once. */
  get said(): string[] {
    return [...new Set(this.published)].map(({ properties }) => properties['type'] ?? '');
  }
}

describe('two replicas of auditoria on one operation', () => {
  let replicas: Replicas;

  beforeEach(async () => {
    replicas = new Replicas();
    await replicas.handle(replicas.nuevo(de.registrar));
  });

  it('decide once when the two creations are answered at the same moment', async () => {
    await replicas.handle(replicas.nuevo(de.creada), replicas.nuevo(de.creados));
    expect(replicas.said.slice(2)).to.deep.equal(['AprobarPropiedad', 'AprobarDatosGeograficos']);
    expect(replicas.operacion).to.include({ version: 3, estado: 'EN_CURSO' });
  });

  it('do one thing when a success and a cancellation come at the same moment', async () => {
    await replicas.handle(replicas.nuevo(de.creada), replicas.nuevo(de.creados), replicas.nuevo(de.cancelar));
    expect(replicas.operacion).to.include({ estado: 'COMPENSANDO' });
    expect(replicas.said.filter((type) => type.startsWith('Eliminar'))).to.have.length(2);
  });

  it('undo once when both creations fail at the same moment', async () => {
    await replicas.handle(replicas.nuevo(de.creacionFallida), replicas.nuevo(de.datosFallidos));
    expect(replicas.said.filter((type) => type.startsWith('Eliminar'))).to.have.length(1);
    expect(replicas.operacion?.bitacora).to.have.length(2);
  });

  it('say the same when both get the same message', async () => {
    const creacionFallida = replicas.nuevo(de.creacionFallida);
    await replicas.handle(creacionFallida, creacionFallida);
    expect(replicas.said.slice(2)).to.deep.equal(['EliminarDatosGeograficos']);
    expect(replicas.published).to.have.length(4);
  });
});
