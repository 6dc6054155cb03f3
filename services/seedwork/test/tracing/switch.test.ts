import { expect } from 'chai';
import { readConfig } from '../../src/runtime/config.js';
import { z } from 'zod';
import { traceSettings } from '../../src/tracing/settings.js';
import { runFixture } from '../runtime/run-fixture.js';

const URL = 'http://127.0.0.1:1/v1/traces';
const loadedWith = async (env: Record<string, string>) => {
  const { stdout, code } = await runFixture('../../tracing/fixtures/what-is-loaded', [], env);
  expect(code).to.equal(0);
  return stdout;
};

describe('the switch of traces', function () {
  this.timeout(60_000);

  it('loads the API alone where no collector is named', async () => {
    expect(await loadedWith({})).to.equal('api');
  });

  it('loads the API alone where nothing is sampled', async () => {
    expect(await loadedWith({ TRACES_OTLP_URL: URL, TRACES_SAMPLING: '0' })).to.equal('api');
  });

  it('loads the SDK where a collector is named', async () => {
    expect(await loadedWith({ TRACES_OTLP_URL: URL })).to.include('sdk-trace-node');
  });

  it('samples a tenth unless told otherwise', () => {
    expect(readConfig(z.object(traceSettings), {})).to.deep.equal({ TRACES_SAMPLING: 0.1 });
  });

  for (const [name, value] of [
    ['TRACES_OTLP_URL', 'collector:4317'],
    ['TRACES_OTLP_URL', ''],
    ['TRACES_SAMPLING', '10%'],
    ['TRACES_SAMPLING', '1.5'],
    ['TRACES_SAMPLING', ''],
  ] as const)
    it(`refuses "${value}" as ${name}`, () => {
      expect(() => readConfig(z.object(traceSettings), { [name]: value })).to.throw(name);
    });
});
