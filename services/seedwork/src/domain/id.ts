import { v5, v7 } from 'uuid';

const NAMESPACE = 'b7a6f1a2-6d0c-5b1e-9f0a-52a1d7c0e4b3';

/** A new time-ordered id (uuid v7). */
export const newId = (): string => v7();

/** The same id for the same parts, on every machine (uuid v5). */
export const derivedId = (...parts: readonly string[]): string => v5(JSON.stringify(parts), NAMESPACE);
