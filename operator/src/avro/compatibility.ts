import avsc, { type Schema, type Type } from 'avsc';

import type { Definition } from './definition.js';

const { ArrayType, EnumType, FixedType, MapType, RecordType, UnwrappedUnionType, WrappedUnionType } =
  avsc.types;

const promotions: Readonly<Record<string, readonly string[]>> = {
  long: ['int'],
  float: ['int', 'long'],
  double: ['int', 'long', 'float'],
  string: ['bytes'],
  bytes: ['string'],
};

/**
 * Why a reader with one schema cannot read what another wrote: one line per field, such as
 * `data.CrearCompania.nombre: has no default and is not written`. Empty when it can.
 */
export function unreadable(reader: Definition, writer: Definition): string[] {
  return new Comparison().compare(parse(reader), parse(writer), []);
}

function parse(definition: Definition): Type {
  return avsc.Type.forSchema(definition as Schema);
}

class Comparison {
  /** Recursive records meet themselves again: a pair that is being compared adds nothing new. */
  readonly #open = new Set<string>();

  compare(reader: Type, writer: Type, path: readonly string[]): string[] {
    if (isUnion(writer)) return writer.types.flatMap((it) => this.compare(reader, it, inBranch(path, it)));
    if (isUnion(reader)) return this.#compareWithUnion(reader.types, writer, path);
    if (reader instanceof RecordType && writer instanceof RecordType)
      return this.#records(reader, writer, path);
    if (reader instanceof ArrayType && writer instanceof ArrayType)
      return this.compare(reader.itemsType, writer.itemsType, [...path, '[]']);
    if (reader instanceof MapType && writer instanceof MapType)
      return this.compare(reader.valuesType as Type, writer.valuesType as Type, [...path, '{}']);
    if (reader instanceof EnumType && writer instanceof EnumType) return enums(reader, writer, path);
    if (reader instanceof FixedType && writer instanceof FixedType && reader.size !== writer.size)
      return [line(path, `has ${reader.size} bytes but ${writer.size} are written`)];
    const from = writer.typeName;
    if (reader.typeName === from || promotions[reader.typeName]?.includes(from)) return [];
    return [line(path, `is ${label(reader)} but ${label(writer)} is written`)];
  }

  #compareWithUnion(branches: readonly Type[], writer: Type, path: readonly string[]): string[] {
    const namesake = branches.find((branch) => branch.branchName === writer.branchName);
    if (namesake) return this.compare(namesake, writer, path);
    if (branches.some((branch) => this.compare(branch, writer, path).length === 0)) return [];
    return [line(path, `has no branch for ${label(writer)}, which is written`)];
  }

  #records(
    reader: InstanceType<typeof RecordType>,
    writer: InstanceType<typeof RecordType>,
    path: readonly string[],
  ): string[] {
    const pair = `${reader.name ?? ''} ${writer.name ?? ''}`;
    if (this.#open.has(pair)) return [];
    this.#open.add(pair);
    const differences = reader.fields.flatMap((field) => {
      const names = [field.name, ...field.aliases];
      const written = writer.fields.find((it) => names.includes(it.name));
      if (written) return this.compare(field.type, written.type, [...path, field.name]);
      if (field.defaultValue() !== undefined) return [];
      return [line([...path, field.name], 'has no default and is not written')];
    });
    this.#open.delete(pair);
    return differences;
  }
}

function enums(
  reader: InstanceType<typeof EnumType>,
  writer: InstanceType<typeof EnumType>,
  path: readonly string[],
): string[] {
  // avsc keeps the default of an enum but its typings do not show it
  if ((reader as { default?: unknown }).default !== undefined) return [];
  const missing = writer.symbols.filter((it) => !reader.symbols.includes(it));
  return missing.map((it) => line(path, `has no symbol ${it}, which is written`));
}

type Union = InstanceType<typeof UnwrappedUnionType> | InstanceType<typeof WrappedUnionType>;

function isUnion(type: Type): type is Union {
  return type instanceof UnwrappedUnionType || type instanceof WrappedUnionType;
}

function inBranch(path: readonly string[], branch: Type): readonly string[] {
  return branch instanceof RecordType ? [...path, label(branch)] : path;
}

/** A record goes by its name without namespace, anything else by its type. */
function label(type: Type): string {
  const name = type.branchName ?? type.typeName;
  return name.slice(name.lastIndexOf('.') + 1);
}

function line(path: readonly string[], difference: string): string {
  return `${path.join('.') || 'the schema'}: ${difference}`;
}
