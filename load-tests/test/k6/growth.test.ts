import { expect } from 'chai';
import { growth, slope } from '../../src/k6/growth.js';
import { valueIn, type Sample } from '../../src/k6/sampler.js';

const MIB = 2 ** 20;

/** One every ten seconds. */
const samples = (count: number, name: Sample['name'], value: (index: number) => number): Sample[] =>
  Array.from({ length: count }, (_, index) => ({
    at: index * 10_000,
    of: 'bff-web#1',
    name,
    value: value(index),
  }));

const failed = (seen: readonly Sample[]): string[] =>
  growth(seen, 30, [])
    .filter(({ ok }) => !ok)
    .map(({ what }) => what);

describe('Growth', () => {
  it('is the slope of the straight line closest to the values', () => {
    expect(slope([1, 2, 3, 4].map((at) => ({ at, value: 5 + 2 * at })))).to.be.closeTo(2, 1e-9);
  });

  it('of a heap is found from ten minutes on', () => {
    const leak = (count: number) => samples(count, 'heap', (index) => (30 + index) * MIB);
    expect(failed(leak(60))).to.deep.equal([]);
    expect(failed(leak(62))).to.deep.equal(['growth of the heap of bff-web#1']);
  });

  it('of a heap is that of what is left when it was collected', () => {
    const garbage = (index: number) => (index % 2) * index * MIB;
    expect(failed(samples(120, 'heap', (index) => 30 * MIB + garbage(index)))).to.deep.equal([]);
  });

  it('until it was warm is none', () => {
    expect(failed(samples(120, 'heap', (index) => Math.min(90, 30 + index) * MIB))).to.deep.equal([]);
  });

  it('of memory is found from an hour on, when the pools of the native client are full', () => {
    const leak = (count: number) => samples(count, 'memory', (index) => (100 + index / 4) * MIB);
    expect(failed(leak(360))).to.deep.equal([]);
    expect(failed(leak(362))).to.deep.equal(['growth of the memory of bff-web#1']);
  });

  it('of memory ends below what a pod may take', () => {
    expect(failed(samples(20, 'memory', () => 330 * MIB))).to.deep.equal(['memory of bff-web#1']);
  });

  it('of the memory of the process that reads topics ends where that is to be followed by another', () => {
    expect(failed(samples(20, 'feed memory', (index) => (80 + 3 * index) * MIB))).to.deep.equal([]);
    expect(failed(samples(20, 'feed memory', (index) => (80 + 6 * index) * MIB))).to.deep.equal([
      'memory of the process that reads topics for bff-web#1',
    ]);
  });

  it('of files and sockets is found', () => {
    expect(failed(samples(20, 'descriptors', (index) => 20 + 10 * index))).to.deep.equal([
      'more files and sockets of bff-web#1',
    ]);
  });

  it('of what keeps the event loop alive is found', () => {
    expect(failed(samples(20, 'handles', (index) => 20 + 10 * index))).to.deep.equal([
      'more handles of the event loop of bff-web#1',
    ]);
  });

  it('of listeners is a failure from the first leak on that Node sees', () => {
    expect(failed(samples(20, 'listener leaks', () => 0))).to.deep.equal([]);
    expect(failed(samples(20, 'listener leaks', (index) => Number(index > 15)))).to.have.length(1);
  });

  it('is not asked of a process that began in the middle', () => {
    const young = samples(60, 'heap', (index) => (30 + index) * MIB).map((it) => ({
      ...it,
      of: 'bff-web#2',
    }));
    const steady = samples(200, 'heap', () => 30 * MIB);
    expect(failed([...steady.slice(0, 140), ...young, ...steady.slice(140)])).to.deep.equal([]);
  });

  it('is not asked of a process that was not looked at in the middle', () => {
    const leak = samples(200, 'heap', (index) => (30 + index) * MIB);
    expect(failed(leak)).to.have.length(1);
    expect(failed(leak.filter((_, index) => index < 60 || index > 120))).to.deep.equal([]);
  });

  it('cannot be told of a service that nobody saw', () => {
    const memory = samples(20, 'memory', () => MIB);
    const heap = samples(20, 'heap', () => MIB);
    const services = ['bff-web', 'companias'];
    expect(growth([...memory, ...heap], 30, services)[0]).to.include({ seen: '1: companias', ok: false });
    expect(growth(memory, 30, services)[0]).to.include({ seen: '2: bff-web; companias', ok: false });
  });

  it('reads a series, with and without labels', () => {
    const text = '# HELP process_open_fds x\nprocess_open_fds 42\nwarnings_total{name="leak"} 1\n';
    expect(valueIn(text, 'process_open_fds')).to.equal(42);
    expect(valueIn(text, 'warnings_total{name="leak"}')).to.equal(1);
    expect(valueIn(text, 'process_open')).to.equal(undefined);
  });
});
