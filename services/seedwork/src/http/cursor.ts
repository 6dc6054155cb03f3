import type { Place } from '../application/registro-finder.js';

const WRITTEN = /^(-?\d{1,15})\.([\da-f-]{36})$/;

/** A place in a list as a text that clients pass on without looking into it. */
export function cursorOf({ fechaCreacion, id }: Place): string {
  return Buffer.from(`${fechaCreacion}.${id}`).toString('base64url');
}

/** The place that `cursorOf` gave this text for; `undefined` for any other text. */
export function placeAt(cursor: string): Place | undefined {
  const [, fechaCreacion, id] = WRITTEN.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (fechaCreacion === undefined || id === undefined) return undefined;
  const place = { fechaCreacion: Number(fechaCreacion), id };
  // Reading is lenient: many texts, and numbers such as 007, would stand for the same place.
  return cursorOf(place) === cursor ? place : undefined;
}
