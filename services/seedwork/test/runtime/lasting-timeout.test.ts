import { expect } from 'chai';
import { once } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { lastingTimeout } from '../../src/runtime/lasting-timeout.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

describe('lastingTimeout', () => {
  it('comes, though only AbortSignal.any knows of it and garbage is collected', async () => {
    const signal = AbortSignal.any([lastingTimeout(60), new AbortController().signal]);
    const told = once(signal, 'abort', { signal: AbortSignal.timeout(2_000) });
    await nextTurn();
    collectGarbage();
    await told;
    expect(signal.aborted).to.equal(true);
  });
});
