/** The part of Avro that our schemas use: what evolves in both directions. */
export type AvroType = TypeName | LogicalSchema | ArraySchema | RecordSchema | AvroType[];

/** A primitive, or the full name of a record defined elsewhere, such as `com.propalpes.shared.Regla`. */
export type TypeName = string;

export const PRIMITIVES = ['boolean', 'int', 'long', 'double', 'string'] as const;

export interface LogicalSchema {
  type: 'string' | 'long';
  logicalType: 'uuid' | 'timestamp-millis';
}

export interface ArraySchema {
  type: 'array';
  items: AvroType;
}

export interface RecordSchema {
  type: 'record';
  name: string;
  namespace: string;
  doc?: string | undefined;
  fields: FieldSchema[];
}

export interface FieldSchema {
  name: string;
  type: AvroType;
  doc?: string | undefined;
  default?: unknown;
}

export function fullName(record: { name: string; namespace: string }): TypeName {
  return `${record.namespace}.${record.name}`;
}
