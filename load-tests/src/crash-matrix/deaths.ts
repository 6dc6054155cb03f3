/** A kill that was planned, and whether it came to pass. */
export interface Death {
  readonly cell: string;
  /** Epoch ms. */
  readonly at: number;
  /** Absent when the process was killed as planned; else what happened instead. */
  readonly failure?: string;
}

/** All deaths of a run, told as they happen. */
export class Deaths {
  private readonly list: Death[] = [];

  constructor(
    private readonly planned: number,
    private readonly say: (text: string) => void,
  ) {}

  /** The victim died as planned. */
  happened(cell: string, victim: string, detail: string): void {
    this.list.push({ cell, at: Date.now() });
    this.tell(`${victim} killed at ${cell} (${detail})`);
  }

  /** The victim lived on, or died of something else. */
  failed(cell: string, victim: string, failure: string): void {
    this.list.push({ cell, at: Date.now(), failure });
    this.tell(`${victim} NOT killed at ${cell}: ${failure}`);
  }

  get all(): readonly Death[] {
    return this.list;
  }

  private tell(text: string): void {
    this.say(`${this.list.length}/${this.planned} ${text}`);
  }
}
