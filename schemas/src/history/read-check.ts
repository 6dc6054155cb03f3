import { type ArraySchema, type AvroType, fullName, type RecordSchema } from '../avro/schema.js';

/** Why one version of a schema cannot read what another one wrote. */
export interface Obstacle {
  record: string;
  field: string;
  reason: string;
}

/** The records of a schema by full name, wherever they are defined. */
export type RecordIndex = ReadonlyMap<string, RecordSchema>;

export function indexRecords(type: AvroType, index = new Map<string, RecordSchema>()): RecordIndex {
  if (Array.isArray(type)) {
    for (const branch of type) indexRecords(branch, index);
  } else if (typeof type === 'object') {
    if (type.type === 'array') indexRecords(type.items, index);
    if (type.type === 'record') {
      index.set(fullName(type), type);
      for (const field of type.fields) indexRecords(field.type, index);
    }
  }
  return index;
}

/** Avro's rules for reading a record with another version of it, and every field that breaks one. */
export class ReadCheck {
  readonly obstacles: Obstacle[] = [];
  readonly #compared = new Set<string>();

  constructor(
    private readonly readers: RecordIndex,
    private readonly writers: RecordIndex,
  ) {}

  /** @param ignore a field that the caller compares itself */
  compareRecords(reader: RecordSchema, writer: RecordSchema, ignore?: string): void {
    if (this.#compared.has(fullName(reader))) return;
    this.#compared.add(fullName(reader));
    for (const field of reader.fields) {
      if (field.name === ignore) continue;
      const written = writer.fields.find(({ name }) => name === field.name);
      const reason =
        written === undefined
          ? field.default === undefined && 'the writer has no such field and the reader no default for it'
          : !this.#reads(field.type, written.type) &&
            `the writer has ${describe(written.type)} and the reader ${describe(field.type)}`;
      if (reason !== false) this.obstacles.push({ record: reader.name, field: field.name, reason });
    }
  }

  #reads(reader: AvroType, writer: AvroType): boolean {
    if (Array.isArray(writer)) return writer.every((branch) => this.#reads(reader, branch));
    if (Array.isArray(reader)) return reader.some((branch) => this.#reads(branch, writer));
    const readerRecord = asRecord(reader, this.readers);
    const writerRecord = asRecord(writer, this.writers);
    if (readerRecord !== undefined && writerRecord !== undefined) {
      if (fullName(readerRecord) !== fullName(writerRecord)) return false;
      this.compareRecords(readerRecord, writerRecord);
      return true;
    }
    if (isArray(reader) && isArray(writer)) return this.#reads(reader.items, writer.items);
    return readsLeaf(describe(reader), describe(writer));
  }
}

/** Numbers may be read wider; a logical type is part of the meaning, so it may not change. */
function readsLeaf(reader: string, writer: string): boolean {
  if (reader === writer) return true;
  const wider: Record<string, string[]> = { int: ['long', 'double'], long: ['double'] };
  return wider[writer]?.includes(reader) ?? false;
}

function asRecord(type: AvroType, index: RecordIndex): RecordSchema | undefined {
  if (typeof type === 'string') return index.get(type);
  return !Array.isArray(type) && type.type === 'record' ? type : undefined;
}

function isArray(type: AvroType): type is ArraySchema {
  return typeof type === 'object' && !Array.isArray(type) && type.type === 'array';
}

/** A type in words, such as `optional string` or `array of com.propalpes.shared.Regla`. */
function describe(type: AvroType): string {
  if (Array.isArray(type)) {
    const branches = type.filter((branch) => branch !== 'null').map(describe);
    return `${type.includes('null') ? 'optional ' : ''}${branches.join(' or ')}`;
  }
  if (typeof type === 'string') return type;
  if (type.type === 'array') return `array of ${describe(type.items)}`;
  return type.type === 'record' ? fullName(type) : `${type.type} (${type.logicalType})`;
}
