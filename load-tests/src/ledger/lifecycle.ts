type Estado = 'PENDIENTE' | 'APROBADA' | 'RECHAZADA' | 'ELIMINADA';

/** What an event says about the command that it answers and about its aggregate. */
export interface EventRule {
  readonly answers: string;
  /** On each of its aggregates, an operation has at most one of each. */
  readonly role: 'change' | 'deletion' | 'decision';
  /** The state that follows; absent where the event is a refusal, which leaves the aggregate as it was. */
  readonly becomes?: Estado;
  /** It carries the aggregate's full public state. */
  readonly full?: true;
}

/** The aggregates of one topic of events, each with versions 1, 2, 3 … */
export interface Lifecycle {
  readonly name: 'compania' | 'propiedad' | 'geografico';
  readonly commands: string;
  readonly events: string;
  /** The public fields, all `null` in a tombstone. */
  readonly fields: readonly string[];
  /** No two that are PENDIENTE or APROBADA share it. */
  readonly unique?: string;
  readonly rules: Readonly<Record<string, EventRule>>;
}

interface Words {
  readonly noun: string;
  /** Ends the participles. */
  readonly ending: 'a' | 'os';
}

const described = (
  name: Lifecycle['name'],
  { noun, ending }: Words,
  fields: readonly string[],
  unique?: string,
): Lifecycle => ({
  name,
  commands: `comandos/${name}`,
  events: `eventos/${name}`,
  fields,
  ...(unique !== undefined && { unique }),
  rules: {
    [`${noun}Cread${ending}`]: {
      answers: `Crear${noun}`,
      role: 'change',
      becomes: 'PENDIENTE',
      full: true,
    },
    [`Creacion${noun}Fallida`]: { answers: `Crear${noun}`, role: 'change' },
    [`${noun}Actualizad${ending}`]: {
      answers: `Actualizar${noun}`,
      role: 'change',
      becomes: 'PENDIENTE',
      full: true,
    },
    [`Actualizacion${noun}Fallida`]: { answers: `Actualizar${noun}`, role: 'change' },
    [`${noun}Eliminad${ending}`]: { answers: `Eliminar${noun}`, role: 'deletion', becomes: 'ELIMINADA' },
    [`${noun}Aprobad${ending}`]: { answers: `Aprobar${noun}`, role: 'decision', becomes: 'APROBADA' },
    [`Aprobacion${noun}Fallida`]: { answers: `Aprobar${noun}`, role: 'decision' },
    [`${noun}Rechazad${ending}`]: { answers: `Rechazar${noun}`, role: 'decision', becomes: 'RECHAZADA' },
    [`Rechazo${noun}Fallido`]: { answers: `Rechazar${noun}`, role: 'decision' },
  },
});

export const compania = described(
  'compania',
  { noun: 'Compania', ending: 'a' },
  ['nombre', 'email', 'identificacion'],
  'identificacion',
);
export const propiedad = described(
  'propiedad',
  { noun: 'Propiedad', ending: 'a' },
  ['nombre', 'identificacionCatastral', 'nit'],
  'identificacionCatastral',
);
export const geografico = described('geografico', { noun: 'DatosGeograficos', ending: 'os' }, [
  'nombrePropiedad',
  'latitud',
  'longitud',
]);

export const lifecycles: readonly Lifecycle[] = [compania, propiedad, geografico];

export const lifecycleOf = (topic: string): Lifecycle | undefined =>
  lifecycles.find(({ events }) => events === topic);

export const ruleOf = (event: { topic: string; type: string }): EventRule | undefined =>
  lifecycleOf(event.topic)?.rules[event.type];

/** The lifecycle of the aggregates that the commands of a topic are about. */
export const commandedIn = (topic: string): Lifecycle | undefined =>
  lifecycles.find(({ commands }) => commands === topic);

/** What an event, or the answer to a command, does in an operation. */
export function roleOf({ topic, type }: { topic: string; type: string }): EventRule['role'] | undefined {
  const answer = Object.values(commandedIn(topic)?.rules ?? {}).find(({ answers }) => answers === type);
  return (ruleOf({ topic, type }) ?? answer)?.role;
}
