import { fullName, type AvroType, type RecordSchema } from '../avro/schema.js';
import { parseRecordFile } from '../avro/record-file.js';

/** All records of avro/, found by the file that holds them or by their full name. */
export class Records {
  readonly #byFile = new Map<string, RecordSchema>();
  readonly #byName = new Map<string, RecordSchema>();

  /** @param files path below avro/ → text */
  constructor(files: ReadonlyMap<string, string>) {
    for (const [file, text] of files) {
      const record = parseRecordFile(`avro/${file}`, text);
      const name = file.slice(file.lastIndexOf('/') + 1);
      const expected = file === 'envelope.avsc' ? name : `${record.name}.avsc`;
      if (name !== expected)
        throw new Error(`avro/${file}: holds ${record.name}, so it must be named ${expected}`);
      if (this.#byName.has(fullName(record)))
        throw new Error(`avro/${file}: ${fullName(record)} exists already`);
      this.#byFile.set(file, record);
      this.#byName.set(fullName(record), record);
    }
  }

  inFile(file: string): RecordSchema {
    const record = this.#byFile.get(file);
    if (record === undefined) throw new Error(`avro/${file}: not found`);
    return record;
  }

  /** A record with the records that it mentions in place, each defined where it is first met. */
  inline(record: RecordSchema, defined: Set<string>): RecordSchema {
    defined.add(fullName(record));
    const fields = record.fields.map((field) => {
      return { ...field, type: this.#inlineType(field.type, defined, `${fullName(record)}.${field.name}`) };
    });
    return { ...record, fields };
  }

  #inlineType(type: AvroType, defined: Set<string>, where: string): AvroType {
    if (Array.isArray(type)) return type.map((branch) => this.#inlineType(branch, defined, where));
    if (typeof type === 'object') {
      if (type.type !== 'array') return type;
      const items = this.#inlineType(type.items, defined, where);
      if (typeof items === 'object' && 'fields' in items && items.fields.length === 0) {
        throw new Error(
          `${where}: items of an array need a field, or a length of garbage costs nothing to claim`,
        );
      }
      return { ...type, items };
    }
    if (!type.includes('.') || defined.has(type)) return type;
    const record = this.#byName.get(type);
    if (record === undefined) throw new Error(`${where}: there is no record ${type}`);
    return this.inline(record, defined);
  }

  /** @throws Error naming records that no topic carries */
  assertUsed(used: ReadonlySet<string>): void {
    for (const [file, record] of this.#byFile) {
      if (file !== 'envelope.avsc' && !used.has(fullName(record))) {
        throw new Error(`avro/${file}: no topic of catalogue.yaml carries it`);
      }
    }
  }
}
