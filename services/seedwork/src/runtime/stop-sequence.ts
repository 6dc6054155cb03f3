import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from './log.js';

type Stop = () => Promise<void> | void;

/** The steps that stop a service, run one after the other, the last added first. */
export class StopSequence {
  readonly #steps: { label: string; stop: Stop }[] = [];
  #current = 'start';

  constructor(private readonly log: Log) {}

  add(label: string, stop: Stop): void {
    this.#steps.push({ label, stop });
  }

  /** Runs every step, also after one that fails. False when `graceMs` was over first. */
  async run(graceMs: number): Promise<boolean> {
    const expiry = new AbortController();
    const inTime = await Promise.race([
      this.#runSteps(),
      delay(graceMs, false, { signal: expiry.signal }).catch(() => false),
    ]);
    expiry.abort();
    if (!inTime)
      this.log.error(
        { step: this.#current, graceMs },
        `the stop took too long: ${this.#current} is still busy`,
      );
    return inTime;
  }

  async #runSteps(): Promise<true> {
    for (let step = this.#steps.pop(); step !== undefined; step = this.#steps.pop()) {
      this.#current = step.label;
      try {
        await step.stop();
      } catch (error) {
        this.log.error({ err: error, step: step.label }, `a step of the stop failed: ${step.label}`);
      }
    }
    return true;
  }
}
