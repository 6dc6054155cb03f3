import { createHash } from 'node:crypto';

export const oneIn = (many: number): number => 1 / many;

/** Choices for one of many things: the same seed, number and question always give the same answer. */
export class Dice {
  constructor(
    private readonly seed: number,
    private readonly number: number,
  ) {}

  /** From 0 up to, without, 1. */
  roll(question: string): number {
    const digest = createHash('sha256').update(`${this.seed}/${this.number}/${question}`).digest();
    return digest.readUInt32BE() / 2 ** 32;
  }

  chance(question: string, probability: number): boolean {
    return this.roll(question) < probability;
  }

  pick<T>(question: string, items: readonly [T, ...T[]]): T {
    return items[Math.floor(this.roll(question) * items.length)] ?? items[0];
  }

  /** So many digits. */
  digits(question: string, count: number): string {
    return Array.from({ length: count }, (_, place) =>
      Math.floor(this.roll(`${question} ${place}`) * 10),
    ).join('');
  }
}
