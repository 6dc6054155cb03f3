import { freePort } from '@propalpes/local/process/ports';
import { TcpProxy } from '@propalpes/local/process/tcp-proxy';

/** Lines that can be disturbed, opened one by one. */
export class Lines {
  readonly #opened: TcpProxy[] = [];

  async open(host: string, port: number): Promise<TcpProxy> {
    const line = new TcpProxy({ host, port });
    await line.restore();
    this.#opened.push(line);
    return line;
  }

  /** For a broker that is started later: `bound` is where it will have to listen for who comes this way. */
  async toBroker(): Promise<BrokerLine> {
    const bound = await freePort();
    return { bound, line: await this.open('127.0.0.1', bound) };
  }

  async close(): Promise<void> {
    await Promise.all(this.#opened.map((line) => line.cut()));
  }
}

export interface BrokerLine {
  readonly bound: number;
  readonly line: TcpProxy;
}

/** Settings of a broker: who comes by a line is told that the broker is at the line's own port, and stays on it. */
export function listeners(port: number, lines: readonly BrokerLine[]): Record<string, string> {
  const named = lines.map(({ bound, line }, index) => ({ name: `line${index + 1}`, bound, line }));
  const advertised = named.map(({ name, line }) => `${name}:pulsar://127.0.0.1:${line.port}`);
  return {
    advertisedAddress: '',
    internalListenerName: 'internal',
    advertisedListeners: [`internal:pulsar://127.0.0.1:${port}`, ...advertised].join(','),
    bindAddresses: named.map(({ name, bound }) => `${name}:pulsar://127.0.0.1:${bound}`).join(','),
  };
}
