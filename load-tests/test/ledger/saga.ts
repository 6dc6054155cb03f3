import type { Fin } from '../../src/ledger/evidence.js';
import {
  geografico,
  lifecycleOf,
  propiedad,
  ruleOf,
  type EventRule,
  type Lifecycle,
} from '../../src/ledger/lifecycle.js';
import type { Answer, Datos, Order } from './registers.js';

interface Heard extends EventRule {
  readonly lifecycle: Lifecycle;
  readonly answer: Answer;
}

/** The field without which the audit rejects. */
const judged = { compania: 'email', propiedad: 'nombre', geografico: 'latitud' };

const nounOf = ({ rules }: Lifecycle): string => Object.values(rules)[0]?.answers.replace(/^Crear/, '') ?? '';

/** One operation: what it asks for when it hears an answer. */
export class Saga {
  /** How it ended. */
  end: Fin | undefined;
  private readonly heard: Heard[] = [];
  private undoing: Lifecycle[] | undefined;

  constructor(
    private readonly aggregateId: string,
    private readonly members: readonly Lifecycle[],
  ) {}

  /** The orders of an operation that registers a property and where it is. */
  creations(datos: Readonly<Record<'propiedad' | 'geografico', Datos>>): Order[] {
    return [
      this.order('Crear', propiedad, datos.propiedad),
      this.order('Crear', geografico, datos.geografico),
    ];
  }

  hear(answer: Answer): Order[] {
    const [rule, lifecycle] = [ruleOf(answer), lifecycleOf(answer.topic)];
    if (this.end || !rule || !lifecycle) return [];
    this.heard.push({ ...rule, lifecycle, answer });
    if (this.undoing) return this.undone(rule, lifecycle);
    if (this.heard[0]?.role === 'deletion') return this.afterDeletion(lifecycle);
    if (this.isFatal(rule, answer)) return this.undo();
    const stage = this.heard.filter(({ role }) => role === rule.role);
    if (stage.length < this.members.length) return [];
    return rule.role === 'change' ? this.judge(stage) : this.conclude(stage);
  }

  /** What only changes something is not undone. */
  cancel(): Order[] {
    const changes = this.heard.some(({ answers }) => answers.startsWith('Actualizar'));
    if (this.end || this.undoing || changes || this.heard[0]?.role === 'deletion') return [];
    return this.undo();
  }

  /** What was refused is undone at once, also what nobody has answered yet. */
  private isFatal({ role, becomes }: EventRule, { data }: Answer): boolean {
    if (becomes) return false;
    return role === 'change' || (this.members.length > 1 && data['motivo'] === 'ELIMINADA');
  }

  private judge(stage: readonly Heard[]): Order[] {
    const good = stage.every(({ lifecycle, answer }) => answer.data[judged[lifecycle.name]] != null);
    return stage.map(({ lifecycle, answer }) =>
      this.order(good ? 'Aprobar' : 'Rechazar', lifecycle, { versionAuditada: answer.aggregateVersion }),
    );
  }

  private conclude(stage: readonly Heard[]): Order[] {
    const motivos = stage.flatMap(({ becomes, answer }) => (becomes ? [] : [answer.data['motivo']]));
    const rejected = stage.some(({ becomes }) => becomes === 'RECHAZADA');
    if (motivos.length > 0) this.end = motivos.includes('VERSION_OBSOLETA') ? 'SUSTITUIDA' : 'FALLIDA';
    else this.end = rejected ? 'RECHAZADA' : 'COMPLETADA';
    return [];
  }

  private afterDeletion(lifecycle: Lifecycle): Order[] {
    if (this.heard.length === 1 && lifecycle === propiedad) return [this.order('Eliminar', geografico, {})];
    if (this.heard.length === 1 && lifecycle === geografico)
      return [this.order('Rechazar', propiedad, { versionAuditada: null })];
    this.end = 'COMPLETADA';
    return [];
  }

  /** Everything that is not known to have failed. */
  private undo(): Order[] {
    const failed = this.heard.filter(({ role, becomes }) => role === 'change' && !becomes);
    this.undoing = this.members.filter((member) => !failed.some(({ lifecycle }) => lifecycle === member));
    if (this.undoing.length === 0) {
      this.end = 'FALLIDA';
      return [];
    }
    return this.undoing.map((member) => this.order('Eliminar', member, {}));
  }

  private undone({ role }: EventRule, lifecycle: Lifecycle): Order[] {
    if (role === 'deletion') this.undoing = this.undoing?.filter((member) => member !== lifecycle);
    if (this.undoing?.length === 0) this.end = 'COMPENSADA';
    return [];
  }

  private order(verb: string, lifecycle: Lifecycle, data: Order['data']): Order {
    const { commands: topic } = lifecycle;
    return { topic, type: `${verb}${nounOf(lifecycle)}`, aggregateId: this.aggregateId, data };
  }
}
