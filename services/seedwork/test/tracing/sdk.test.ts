import { OtlpReceiver } from '@propalpes/seedwork/testing/otlp-receiver';
import { until } from '@propalpes/seedwork/testing/until';
import { expect } from 'chai';
import { createLog } from '../../src/runtime/log.js';
import { parseTraceparent } from '../../src/runtime/trace.js';
import { inRootSpan } from '../../src/tracing/root-span.js';
import { BATCH, openSdk, QUEUE } from '../../src/tracing/sdk.js';
import { tracer } from '../../src/tracing/tracer.js';

const MANY = 20 * QUEUE;
const EXPORT_TIMEOUT_MS = 300;

describe('spans on their way to a collector', function () {
  this.timeout(20_000);
  let collector: OtlpReceiver;
  let sdk: ReturnType<typeof openSdk> | undefined;
  let lines: string[];

  beforeEach(async () => {
    lines = [];
    collector = await OtlpReceiver.start();
  });

  afterEach(async () => {
    await sdk?.close();
    await collector.close();
  });

  function open(sampling: number, url = collector.url): void {
    const destination = { write: (line: string) => lines.push(line) };
    const log = createLog({ service: 'test', destination });
    sdk = openSdk({ service: 'test', url, sampling, log, exportTimeoutMs: EXPORT_TIMEOUT_MS });
  }

  /** The calls of `work` that began a trace which is sampled. */
  async function roots(count: number): Promise<number> {
    let sampled = 0;
    for (let i = 0; i < count; i += 1)
      await inRootSpan('work', (traceparent) => {
        sampled += parseTraceparent(traceparent)?.sampled ? 1 : 0;
        return Promise.resolve();
      });
    return sampled;
  }

  it('are sent when the process stops', async () => {
    open(1);
    await roots(3);
    await sdk!.close();
    expect(collector.spans.map(({ service, name }) => `${service} ${name}`)).to.deep.equal(
      Array<string>(3).fill('test work'),
    );
  });

  it('are as many of the traces that begin here as the setting says', async () => {
    open(0.1);
    // Six standard deviations: wrong once in a billion runs.
    expect(await roots(2000)).to.be.within(120, 280);
  });

  it('are dropped while the collector is silent, beyond a bounded number, and nobody waits', async () => {
    open(1);
    collector.silent = true;
    await roots(MANY);
    await until('a request that was given up', () => lines.some((line) => line.includes('takes no spans')));
    collector.silent = false;
    await until('spans after all', () => lines.some((line) => line.includes('takes spans again')));
    await sdk!.close();
    expect(collector.spans.length).to.be.within(BATCH, QUEUE + BATCH);
  });

  it('hold up no stop for long while the collector is silent', async () => {
    open(1);
    collector.silent = true;
    await roots(QUEUE);
    const startedAt = performance.now();
    await sdk!.close();
    expect(performance.now() - startedAt).to.be.below(3000);
  });

  it('are told to be lost once, however many batches that are', async () => {
    const { url } = collector;
    await collector.close();
    open(1, url);
    await roots(2 * BATCH);
    await until('the first failure', () => lines.length > 0);
    await roots(2 * BATCH);
    await sdk!.close();
    expect(lines.filter((line) => line.includes('takes no spans'))).to.have.length(1);
    collector = await OtlpReceiver.start();
  });

  it('are none once the SDK is closed', async () => {
    open(1);
    await sdk!.close();
    expect(tracer()).to.equal(undefined);
  });
});
