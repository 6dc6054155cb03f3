/** How long the same text is not told again, in ms. */
const QUIET_MS = 10_000;

/** Of how many texts it is remembered when they were told: the native client's name addresses, of which there are few. */
const KNOWN = 100;

/** Holds back what is said over and over: while a broker is away, every connection says so several times a second. */
export class Repeats {
  private readonly told = new Map<string, { at: number; heldBack: number }>();

  /** `undefined` when it was told just now; else how often it was held back since it was told last. */
  admit(text: string, now: number): number | undefined {
    const known = this.told.get(text);
    if (known && now - known.at < QUIET_MS) {
      known.heldBack += 1;
      return undefined;
    }
    this.told.delete(text);
    this.told.set(text, { at: now, heldBack: 0 });
    const [oldest] = this.told.keys();
    if (this.told.size > KNOWN && oldest !== undefined) this.told.delete(oldest);
    return known?.heldBack ?? 0;
  }
}
