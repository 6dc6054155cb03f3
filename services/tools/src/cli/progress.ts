/** Where progress is shown: a terminal or a file. */
export interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const BAR_WIDTH = 30;
const REDRAW_MS = 100;
const LINE_MS = 5000;

/** How far something long has come: a bar on a terminal, elsewhere a line now and then. */
export class Progress {
  private done = 0;
  private shownAt = -Infinity;

  constructor(
    private readonly what: string,
    private readonly total: number,
    private readonly screen: Screen,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  advance(): void {
    this.done += 1;
    const now = this.clock();
    const pause = this.screen.isTTY ? REDRAW_MS : LINE_MS;
    if (now - this.shownAt < pause && this.done < this.total) return;
    this.shownAt = now;
    this.show();
  }

  private show(): void {
    const counts = `${this.what} ${this.done}/${this.total}`;
    if (!this.screen.isTTY) {
      this.screen.write(`${counts}\n`);
      return;
    }
    const filled = Math.round((BAR_WIDTH * this.done) / this.total);
    const bar = '█'.repeat(filled).padEnd(BAR_WIDTH, '░');
    this.screen.write(`\r${bar} ${counts}${this.done < this.total ? '' : '\n'}`);
  }
}
