/** A kill, or another blow, and whether it came to pass as planned. */
export interface Death {
  readonly cell: string;
  /** Epoch ms. */
  readonly at: number;
  /** Absent when it came to pass as planned; else what happened instead. */
  readonly failure?: string;
}

/** All deaths of a run, told as they happen. */
export class Deaths {
  private readonly list: Death[] = [];

  /** `planned`: how many there will be, if that is known. */
  constructor(
    private readonly planned: number | undefined,
    private readonly say: (text: string) => void,
  ) {}

  /** It came to pass as planned. */
  happened(cell: string, text: string): void {
    this.list.push({ cell, at: Date.now() });
    this.tell(text);
  }

  /** The victim lived on, died of something else, or what it brought down did not get up again. */
  failed(cell: string, failure: string): void {
    this.list.push({ cell, at: Date.now(), failure });
    this.tell(`${cell} FAILED: ${failure}`);
  }

  get all(): readonly Death[] {
    return this.list;
  }

  private tell(text: string): void {
    const of = this.planned === undefined ? '' : `/${this.planned}`;
    this.say(`${this.list.length}${of} ${text}`);
  }
}
