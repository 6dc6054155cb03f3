/** What an event says about the command that it answers and about its aggregate. */
export interface EventRule {
  readonly answers: string;
  /** `change`: of a client's command; `decision`: of the audit's. An operation has at most one of each. */
  readonly role: 'change' | 'decision';
  /** The state that follows; absent where a refusal leaves the aggregate as it was. */
  readonly becomes?: 'PENDIENTE' | 'APROBADA' | 'RECHAZADA' | 'ELIMINADA';
  /** It carries the aggregate's full public state. */
  readonly full?: true;
}

/** The aggregates of one topic of events, each with versions 1, 2, 3 … */
export interface Lifecycle {
  readonly commands: string;
  readonly events: string;
  /** The public fields, all `null` in a tombstone. */
  readonly fields: readonly string[];
  /** No two that are PENDIENTE or APROBADA share it. */
  readonly unique: string;
  readonly rules: Readonly<Record<string, EventRule>>;
}

const compania: Lifecycle = {
  commands: 'comandos/compania',
  events: 'eventos/compania',
  fields: ['nombre', 'email', 'identificacion'],
  unique: 'identificacion',
  rules: {
    CompaniaCreada: { answers: 'CrearCompania', role: 'change', becomes: 'PENDIENTE', full: true },
    CreacionCompaniaFallida: { answers: 'CrearCompania', role: 'change' },
    CompaniaActualizada: { answers: 'ActualizarCompania', role: 'change', becomes: 'PENDIENTE', full: true },
    ActualizacionCompaniaFallida: { answers: 'ActualizarCompania', role: 'change' },
    CompaniaEliminada: { answers: 'EliminarCompania', role: 'change', becomes: 'ELIMINADA' },
    CompaniaAprobada: { answers: 'AprobarCompania', role: 'decision', becomes: 'APROBADA' },
    AprobacionCompaniaFallida: { answers: 'AprobarCompania', role: 'decision' },
    CompaniaRechazada: { answers: 'RechazarCompania', role: 'decision', becomes: 'RECHAZADA' },
    RechazoCompaniaFallido: { answers: 'RechazarCompania', role: 'decision' },
  },
};

export const lifecycles: readonly Lifecycle[] = [compania];

export const lifecycleOf = (topic: string): Lifecycle | undefined =>
  lifecycles.find(({ events }) => events === topic);

export const ruleOf = (event: { topic: string; type: string }): EventRule | undefined =>
  lifecycleOf(event.topic)?.rules[event.type];
