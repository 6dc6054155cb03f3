import type { EventosCompania, TopicName } from '@propalpes/schemas/generated/types';
import type { Repository } from '@propalpes/seedwork/application/repository';
import { comparable } from '@propalpes/seedwork/domain/comparable';
import type { Aggregate } from '@propalpes/seedwork/domain/aggregate';
import { encodeMessage, type Outgoing } from '@propalpes/seedwork/messaging/outgoing';
import { handleOnce, type HandleOnceParts } from '@propalpes/seedwork/messaging/handle-once';
import { newTraceparent } from '@propalpes/seedwork/runtime/trace';
import { MemoryRepository } from '@propalpes/seedwork/testing/memory-repository';
import { noticiaDe } from '../../src/application/proyectar-compania.js';
import type { Operacion } from '../../src/domain/operacion.js';
import { mensajeDe } from '../../src/infrastructure/operacion-messages.js';
import { recordatorioDe } from '../../src/infrastructure/recordatorio.js';
import { sagaHandlers } from '../../src/sagas/handlers.js';
import type { Mensaje, Orden } from '../../src/sagas/mensajes.js';
import { sagas } from '../../src/sagas/sagas.js';
import { engine } from '../support/escenario.js';
import { ConocidasEnMemoria } from './conocidas.js';
import { Constancia } from './constancia.js';
import type { Entrega } from './entrega.js';
import { nits } from './guion.js';
import { companias, geograficos, propiedades, type Registrador } from './registros.js';
import { Topics, type AnyMessage } from './topics.js';

const context = { traceparent: newTraceparent() };
const DIA = 86_400_000;

type Parts<S extends Aggregate, E> = Omit<HandleOnceParts<S, E>, 'sink' | 'clock'>;

/** The four services and the topics between them. Every owner's calls go through its delivery. */
export class Sistema {
  readonly topics = new Topics();
  readonly companias = companias();
  readonly propiedades = propiedades();
  readonly geograficos = geograficos();
  readonly operaciones = new MemoryRepository<Operacion>();
  readonly conocidas = new ConocidasEnMemoria();
  readonly constancia = new Constancia();
  /** Epoch ms. */
  ahora = 20_000 * DIA;

  constructor() {
    const nit = comparable(nits.conocido) ?? null;
    void this.conocidas.registrar({ id: 'inicial', version: 1, nit, vigente: true });
  }

  /** Handles a message as its service does; resolves when it may be acknowledged. */
  async handle(topic: TopicName, message: AnyMessage, entrega: Entrega): Promise<void> {
    switch (topic) {
      case 'comandos/compania':
        return this.register(this.companias, message, entrega);
      case 'comandos/propiedad':
        return this.register(this.propiedades, message, entrega);
      case 'comandos/geografico':
        return this.register(this.geograficos, message, entrega);
      case 'eventos/compania':
        await this.project(message as EventosCompania, entrega);
        return this.follow(message as Mensaje, entrega);
      case 'eventos/propiedad':
      case 'eventos/geografico':
      case 'comandos/auditoria':
        return this.follow(message as Mensaje, entrega);
      case 'eventos/auditoria':
        throw new Error('nobody subscribes to outcomes');
    }
  }

  send(outgoing: Outgoing, operacionId: string, id: string): void {
    const cause = { correlationId: operacionId, causationId: null, ...context };
    this.topics.publish(encodeMessage(outgoing, cause, { serviceName: 'user', time: this.ahora, id }));
  }

  /** What every replica does again and again: another one may have done it just now. */
  sweep(): void {
    for (const { state } of this.operaciones.stored.values())
      if (state.plazo && state.plazo.vence <= this.ahora)
        this.topics.publish(
          recordatorioDe(
            { id: state.id, vence: state.plazo.vence },
            'auditoria',
            this.ahora,
            context.traceparent,
          ),
        );
  }

  private async register<D>(
    { handlers, repository, outgoingOf }: Registrador<D>,
    message: AnyMessage,
    entrega: Entrega,
  ): Promise<void> {
    const parts = { serviceName: 'registrador', repository, outgoingOf };
    const once = this.once({ ...parts, documentOf: ({ aggregateId }) => aggregateId }, entrega);
    const handler = handlers[message.type];
    if (!handler) throw new Error(`nobody handles ${message.type}`);
    await once(this.constancia.watched(handler as never))(message, context);
  }

  private async project(evento: EventosCompania, entrega: Entrega): Promise<void> {
    const noticia = noticiaDe(evento);
    if (noticia) await entrega.call(() => this.conocidas.registrar(noticia));
  }

  private async follow(message: Mensaje, entrega: Entrega): Promise<void> {
    const companias = {
      registrar: () => Promise.reject(new Error('not here')),
      conoce: (nit: string) => entrega.call(() => this.conocidas.conoce(nit)),
    };
    const handlerOf = sagaHandlers(engine, sagas, companias, () => this.ahora);
    const once = this.once<Operacion, Orden>(
      {
        serviceName: 'auditoria',
        repository: this.operaciones,
        documentOf: ({ correlationId }) => correlationId,
        outgoingOf: mensajeDe,
      },
      entrega,
    );
    await once(this.constancia.watched(handlerOf(message.type) as never))(message, context);
  }

  private once<S extends Aggregate, E>({ repository, ...parts }: Parts<S, E>, entrega: Entrega) {
    const owned: Repository<S> = {
      unseen: (id) => repository.unseen(id),
      load: (id) => entrega.call(() => repository.load(id)),
      save: (loaded, state, receipt) =>
        entrega.call(async () => {
          const outcome = await repository.save(loaded, state, receipt);
          if (outcome === 'saved') this.constancia.recordado(receipt.messageId);
          return outcome;
        }),
    };
    const publish: HandleOnceParts<S, E>['sink']['publish'] = async (messages) => {
      for (const message of messages)
        await entrega.call(() => {
          this.topics.publish(message);
          return Promise.resolve();
        });
    };
    return handleOnce({ ...parts, clock: () => this.ahora, repository: owned, sink: { publish } });
  }
}
