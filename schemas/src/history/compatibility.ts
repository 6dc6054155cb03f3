import { fullName, type RecordSchema } from '../avro/schema.js';
import { indexRecords, type Obstacle, ReadCheck } from './read-check.js';

/** A version of a topic's schema. */
export interface Version {
  /** In words, such as `version 2`. */
  label: string;
  schema: RecordSchema;
}

/**
 * Everything that keeps services at two versions of a topic apart: each record must be readable in both
 * directions (FULL), and the union may only grow at its end.
 * @returns one line per problem, naming topic, record, field and direction
 */
export function incompatibilities(topic: string, older: Version, newer: Version): string[] {
  return [
    ...unionProblems(older, newer),
    ...readProblems('backward', newer, older),
    ...readProblems('forward', older, newer),
  ].map((problem) => `${topic}: ${problem}`);
}

function unionProblems(older: Version, newer: Version): string[] {
  const now = payloads(newer.schema).map(fullName);
  return payloads(older.schema).flatMap((record, position) => {
    const moved = now.indexOf(fullName(record));
    if (moved === position) return [];
    const fate = moved < 0 ? `is not in ${newer.label}` : `moved to position ${moved} in ${newer.label}`;
    return [
      `${record.name}: record ${position} of the union in ${older.label} ${fate}; the union may only grow at its end`,
    ];
  });
}

function readProblems(direction: 'backward' | 'forward', reader: Version, writer: Version): string[] {
  return obstacles(reader.schema, writer.schema).map(
    ({ record, field, reason }) =>
      `${record}: field ${field}: not ${direction} compatible: ${reader.label} cannot read ${writer.label}: ${reason}`,
  );
}

function obstacles(reader: RecordSchema, writer: RecordSchema): Obstacle[] {
  const check = new ReadCheck(indexRecords(reader), indexRecords(writer));
  check.compareRecords(reader, writer, 'data');
  for (const payload of payloads(reader)) {
    const written = payloads(writer).find((candidate) => fullName(candidate) === fullName(payload));
    if (written !== undefined) check.compareRecords(payload, written);
  }
  return check.obstacles;
}

/** The records in the union of an envelope. */
export function payloads(envelope: RecordSchema): RecordSchema[] {
  const data = envelope.fields.find(({ name }) => name === 'data');
  return Array.isArray(data?.type) ? (data.type as RecordSchema[]) : [];
}
