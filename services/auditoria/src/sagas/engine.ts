import { Unavailable } from '@propalpes/seedwork/application/unavailable';
import type { Decision } from '@propalpes/seedwork/domain/aggregate';
import type { Caja } from '../domain/coordenada.js';
import { estaAbierta, nuevaOperacion, type Operacion, type Plazo } from '../domain/operacion.js';
import type { Audit } from './audit.js';
import { auditar, isAudits, nitOf } from './auditar.js';
import { esperar, transicion, type Cambio } from './cambio.js';
import { cancelar, compensado, compensar } from './compensacion.js';
import { concluir, fatalRefusal } from './desenlace.js';
import type { Mensaje, Orden } from './mensajes.js';
import { responder } from './responder.js';
import type { Saga, Stage } from './saga.js';
import { comenzar, haComenzado, operacionSinComenzar } from './sin-comenzar.js';

export interface EngineSettings {
  /** Where properties can be. */
  readonly caja: Caja;
  /** How long an unknown NIT is waited for, once. */
  readonly revisionMs: number;
  /** How long an operation may take, anew when an unknown NIT was waited for. */
  readonly expiracionMs: number;
}

/** The answer to the question whether a company has the NIT. */
export interface Respuesta {
  readonly nitConocido: boolean;
  /** Epoch ms: when it was given. */
  readonly fecha: number;
}

/** Why an operation moves: what the next steps need to know of the message. */
interface Impulso {
  readonly ahora: number;
  /** The stage that it was in; `undefined` when it begins. */
  readonly antes: Stage | undefined;
  readonly respuesta: Respuesta | undefined;
}

/**
 * Follows operations through the tables of their sagas. Pure: the same message does the same to the same operation at
 * the same moment.
 */
export class Engine {
  constructor(
    private readonly sagas: readonly Saga[],
    private readonly settings: EngineSettings,
  ) {}

  /**
   * `undefined` where the message comes too late, comes again or is none of the operation's business: then and whenever
   * it comes again.
   *
   * @param ahora epoch ms: what has waited for long begins an operation that is not due at once
   */
  decide(
    actual: Operacion | undefined,
    mensaje: Mensaje,
    respuesta?: Respuesta,
    ahora = mensaje.time,
  ): Decision<Operacion, Orden> | undefined {
    if (!actual && mensaje.type === 'CancelarOperacion')
      return transicion(esperar(operacionSinComenzar(mensaje)), mensaje);
    const saga = this.sagaOf(actual, mensaje);
    const cambio = saga && this.cambiar(saga, actual, mensaje, respuesta, ahora);
    return cambio && transicion(cambio, mensaje);
  }

  /** The NIT that must be looked up before `decide`, if any. */
  nitToAsk(actual: Operacion | undefined, mensaje: Mensaje): string | undefined {
    const saga = actual?.estado === 'COMPENSANDO' ? undefined : this.sagaOf(actual, mensaje);
    const anotada = saga && this.anotar(saga, actual, mensaje);
    if (!saga || !anotada || fatalRefusal(saga, anotada)) return undefined;
    return nitOf(saga.stageOf(anotada), anotada);
  }

  private sagaOf(actual: Operacion | undefined, { type }: Mensaje): Saga | undefined {
    if (!haComenzado(actual)) return this.sagas.find(({ starts }) => starts.includes(type));
    if (!estaAbierta(actual)) return undefined;
    const saga = this.sagas.find(({ tipo }) => tipo === actual.tipo);
    if (!saga) throw new Unavailable(actual.tipo, 'this version knows no such saga');
    return saga;
  }

  private cambiar(
    saga: Saga,
    actual: Operacion | undefined,
    mensaje: Mensaje,
    respuesta: Respuesta | undefined,
    ahora: number,
  ): Cambio | undefined {
    if (actual?.estado === 'COMPENSANDO') return compensado(saga, actual, mensaje);
    if (actual && mensaje.type === 'CancelarOperacion') return cancelar(saga, actual);
    if (actual && vencido(actual, mensaje) === 'EXPIRACION') return compensar(saga, actual, 'EXPIRADA');
    const anotada = this.anotar(saga, actual, mensaje, ahora);
    if (!anotada) return undefined;
    const cancelada = actual && !haComenzado(actual) ? cancelar(saga, anotada) : undefined;
    const antes = actual && saga.stageOf(actual);
    return cancelada ?? this.avanzar(saga, anotada, { ahora: mensaje.time, antes, respuesta });
  }

  /** The operation with what the message tells, before anything follows from it. */
  private anotar(
    saga: Saga,
    previa: Operacion | undefined,
    mensaje: Mensaje,
    ahora = mensaje.time,
  ): Operacion | undefined {
    const actual = haComenzado(previa) ? previa : undefined;
    if (mensaje.type === 'CancelarOperacion') return undefined;
    if (mensaje.type === 'RegistrarPropiedad')
      return actual ? undefined : this.nueva(saga, previa, mensaje, ahora);
    if (mensaje.type === 'RevisarOperacion')
      return actual && vencido(actual, mensaje) === 'REVISION' ? actual : undefined;
    return responder(saga, actual ?? this.nueva(saga, previa, mensaje, ahora), mensaje);
  }

  private nueva(saga: Saga, previa: Operacion | undefined, mensaje: Mensaje, ahora: number): Operacion {
    const { correlationId: id, time } = mensaje;
    const { tipo, nombres: pasos } = saga;
    // clocks differ: the later one counts
    const plazo = this.expiracion(Math.max(time, ahora));
    const nueva = nuevaOperacion({ id, tipo, pasos, ahora: time, plazo, ...saga.comienzo(mensaje) });
    return comenzar(nueva, previa);
  }

  private avanzar(saga: Saga, operacion: Operacion, impulso: Impulso): Cambio {
    const fatal = fatalRefusal(saga, operacion);
    if (fatal) return compensar(saga, operacion, fatal.motivo);
    const stage = saga.stageOf(operacion);
    if (!stage) return concluir(saga, operacion);
    if (isAudits(stage)) return this.juzgar(saga, stage, operacion, impulso);
    if (stage === impulso.antes) return esperar(operacion);
    // The commands carry what was remembered.
    const ordenes = stage.flatMap(({ command }) => command?.(operacion) ?? []);
    return { operacion: { ...operacion, memoria: {} }, ordenes };
  }

  /** A NIT that nobody has is waited for, once: its company may be on its way. */
  private juzgar(saga: Saga, stage: readonly Audit[], operacion: Operacion, impulso: Impulso): Cambio {
    const { ahora, respuesta } = impulso;
    const nit = nitOf(stage, operacion);
    if (nit !== undefined && !respuesta) throw new Error(`nobody looked up the NIT for ${operacion.id}`);
    if (nit !== undefined && respuesta?.nitConocido === false && operacion.plazo?.tipo !== 'REVISION') {
      const vence = respuesta.fecha + this.settings.revisionMs;
      return esperar({ ...operacion, plazo: { tipo: 'REVISION', vence } });
    }
    const nitConocido = respuesta?.nitConocido ?? false;
    const { caja } = this.settings;
    const juzgada = auditar(stage, operacion, { caja, nitConocido }, ahora);
    // Not the due time that it had before: a reminder of that one, ignored meanwhile, must stay ignored.
    const plazo = operacion.plazo?.tipo === 'REVISION' ? this.expiracion(ahora) : operacion.plazo;
    return this.avanzar(saga, { ...juzgada, plazo }, impulso);
  }

  private expiracion(desde: number): Plazo {
    return { tipo: 'EXPIRACION', vence: desde + this.settings.expiracionMs };
  }
}

/** What for the operation is due, if the message says that it is: another one was due before. */
const vencido = ({ plazo }: Operacion, mensaje: Mensaje): Plazo['tipo'] | undefined =>
  mensaje.type === 'RevisarOperacion' && plazo?.vence === mensaje.data.vence ? plazo.tipo : undefined;
