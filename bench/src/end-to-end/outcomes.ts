import { readerFor } from '@propalpes/schemas/tolerant-reader';
import { UnknownMessage } from '@propalpes/schemas/unknown-message';
import { withDeadline } from '@propalpes/seedwork/messaging/deadline';
import pulsar from 'pulsar-client';

/** How long one read waits: it bounds how long closing takes. */
const READ_MS = 200;

/** An operation that takes longer than this was lost. */
const END_MS = 120_000;

/** Hears of every operation that ends, as `OperacionFinalizada` tells it. */
export class Outcomes {
  private readonly ended = new Map<string, number>();
  private readonly waiting = new Map<string, (endedAt: number) => void>();

  private reading: Promise<void> = Promise.resolve();
  private closing = false;

  private constructor(
    private readonly client: pulsar.Client,
    private readonly reader: pulsar.Reader,
  ) {}

  static async listen(serviceUrl: string): Promise<Outcomes> {
    const client = new pulsar.Client({ serviceUrl, log: () => undefined });
    const reader = await client.createReader({
      topic: 'persistent://propalpes/eventos/auditoria-partition-0',
      startMessageId: pulsar.MessageId.latest(),
    });
    const outcomes = new Outcomes(client, reader);
    outcomes.reading = outcomes.read();
    return outcomes;
  }

  /** When the operation ended: `performance.now()` of this process. */
  endOf(operacion: string): Promise<number> {
    const known = this.ended.get(operacion);
    if (known !== undefined) return Promise.resolve(known);
    const end = new Promise<number>((resolve) => this.waiting.set(operacion, resolve));
    return withDeadline(END_MS, operacion, end);
  }

  /** Closing a reader under a pending read corrupts the addon's memory, so the last read ends first. */
  async close(): Promise<void> {
    this.closing = true;
    await this.reading;
    await this.reader.close();
    await this.client.close();
  }

  private async read(): Promise<void> {
    const decoder = readerFor('eventos/auditoria');
    while (!this.closing) {
      const message = await this.reader.readNext(READ_MS).catch(() => undefined);
      if (!message) continue;
      const decoded = decoder.decode(message.getData(), decoder.fingerprint);
      if (decoded instanceof UnknownMessage || decoded.data.estado !== 'COMPLETADA') {
        throw new Error(
          `an operation of the benchmark did not end as it should: ${JSON.stringify(decoded.data)}`,
        );
      }
      const now = performance.now();
      this.ended.set(decoded.aggregateId, now);
      this.waiting.get(decoded.aggregateId)?.(now);
      this.waiting.delete(decoded.aggregateId);
    }
  }
}
