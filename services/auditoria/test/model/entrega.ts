import { Unavailable } from '@propalpes/seedwork/application/unavailable';

/** What becomes of an owner at its next call: it may die before the call or right after it. */
export type Suerte = 'lives' | 'dies before' | 'dies after';

class Muerte extends Error {}

/** One owner at work on one message. It stops before each of its calls until somebody lets it go on. */
export class Entrega {
  over = false;
  private go: (suerte: Suerte) => void = () => undefined;
  private stop: () => void = () => undefined;
  private fail: (error: unknown) => void = () => undefined;

  /** Works until the first call. `done` hears of the end of the work, not of a death on the way. */
  start(work: () => Promise<void>, done: () => void): Promise<void> {
    const stopped = this.nextStop();
    void work()
      .then(done)
      .catch((error: unknown) => {
        if (!(error instanceof Muerte || error instanceof Unavailable)) this.fail(error);
      })
      .finally(() => {
        this.over = true;
        this.stop();
      });
    return stopped;
  }

  /** Makes one call and works until the next. */
  step(suerte: Suerte): Promise<void> {
    const stopped = this.nextStop();
    this.go(suerte);
    return stopped;
  }

  /** What the work calls others through. */
  async call<T>(call: () => Promise<T>): Promise<T> {
    const suerte = await new Promise<Suerte>((resolve) => {
      this.go = resolve;
      this.stop();
    });
    if (suerte === 'dies before') throw new Muerte();
    const result = await call();
    if (suerte === 'dies after') throw new Muerte();
    return result;
  }

  private nextStop(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.stop = resolve;
      this.fail = reject;
    });
  }
}
