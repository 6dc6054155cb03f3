import type { ExportedSpan } from '@propalpes/seedwork/testing/otlp';

const TYPE = 'propalpes.message.type';

/** What a span is, for people: its service, its name and the type of the message that it is about. */
export const labelOf = ({ service, name, attributes: { [TYPE]: type } }: ExportedSpan): string =>
  [service, name, ...(type === undefined ? [] : [String(type)])].join(' ');

/** The spans of one trace. */
export class TraceOf {
  private readonly byId: ReadonlyMap<string, ExportedSpan>;

  constructor(readonly spans: readonly ExportedSpan[]) {
    this.byId = new Map(spans.map((span) => [span.spanId, span]));
  }

  parentOf({ parentSpanId }: ExportedSpan): ExportedSpan | undefined {
    return parentSpanId === undefined ? undefined : this.byId.get(parentSpanId);
  }

  /** Spans whose parent is none of the trace. */
  get roots(): ExportedSpan[] {
    return this.spans.filter((span) => !this.parentOf(span));
  }

  /** `parent → child`, each once. */
  get edges(): string[] {
    const all = this.spans.flatMap((span) => {
      const parent = this.parentOf(span);
      return parent ? [`${labelOf(parent)} → ${labelOf(span)}`] : [];
    });
    return [...new Set(all)];
  }

  /** The one span of that label. */
  only(label: string): ExportedSpan {
    const [span, ...others] = this.spans.filter((it) => labelOf(it) === label);
    if (!span || others.length > 0) throw new Error(`${label}: ${span ? others.length + 1 : 0} spans`);
    return span;
  }

  linkedTo({ links }: ExportedSpan): string[] {
    return links.flatMap((id) => this.byId.get(id) ?? []).map(labelOf);
  }
}
