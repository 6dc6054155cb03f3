import { TcpProxy } from '@propalpes/local/process/tcp-proxy';
import type { Sandbox } from './sandbox.js';

/** The real database behind a line that can be cut. */
export class DatabaseProxy extends TcpProxy {
  /** Forwards until it is cut, and is cut for good with the sandbox. */
  static async open(sandbox: Sandbox): Promise<DatabaseProxy> {
    const { hostname, port } = new URL(sandbox.parts.MONGODB_URI);
    const proxy = new DatabaseProxy({ host: hostname, port: Number(port || 27017) });
    await proxy.restore();
    sandbox.defer(() => proxy.cut());
    return proxy;
  }

  /** A direct connection: a member of a replica set would tell the client its own address, past this line. */
  get uri(): string {
    return `mongodb://127.0.0.1:${this.port}/?directConnection=true`;
  }
}
