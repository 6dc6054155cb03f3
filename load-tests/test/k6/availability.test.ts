import { expect } from 'chai';
import type { FaultSpan, Target } from '../../src/faults/timeline.js';
import { availability } from '../../src/k6/availability.js';
import type { Noted } from '../../src/k6/journal.js';
import type { Point } from '../../src/k6/points.js';

const during = (target: Target, failure?: string): FaultSpan => ({
  what: `kill ${target.name}`,
  target,
  from: 10_000,
  to: 20_000,
  ...(failure !== undefined && { failure }),
});
const broker = during({ kind: 'broker', name: 'broker' });
const bff = during({ kind: 'service', name: 'bff-web#1' });
const companias = during({ kind: 'service', name: 'companias#1' });

const refusal = (at: number, field = 'crearCompania'): Point => ({
  metric: 'refusals',
  at,
  value: 1,
  tags: { field, code: 'BROKER_NO_DISPONIBLE' },
});
const missing = (at: number, code: string): Point => ({
  metric: 'degraded_fields',
  at,
  value: 1,
  tags: { field: 'companias', code },
});

const acceptedLate: Noted = { operacionId: 'late', askedAt: 50_000, acceptedAt: 51_000 };

const failed = (
  incidents: readonly Point[],
  faults: readonly FaultSpan[],
  { overAt = 30_000, pages = 100, noted = [acceptedLate] as readonly Noted[] } = {},
): string[] =>
  availability({ incidents, faults, noted, pages, overAt }, 60)
    .filter(({ ok }) => !ok)
    .map(({ what }) => what);

describe('The availability of the system', () => {
  it('needs mutations to be accepted after the last fault', () => {
    const before = { operacionId: 'before', askedAt: 18_000, acceptedAt: 19_000 };
    expect(failed([], [broker], { noted: [before] })).to.deep.equal([
      'mutations accepted after the last fault',
    ]);
  });

  it('needs every mutation to be accepted that was asked for a while before the load ended', () => {
    const never = { operacionId: 'never', askedAt: 21_000 };
    expect(failed([], [broker], { noted: [never, acceptedLate] })).to.deep.equal([
      'mutations that were not accepted before the load ended',
    ]);
    const justNow = { operacionId: 'now', askedAt: 49_000 };
    expect(failed([], [broker], { noted: [justNow, acceptedLate] })).to.deep.equal([]);
  });

  it('is as it should be when nothing went wrong', () => {
    expect(failed([], [broker])).to.deep.equal([]);
  });

  it('lets nothing be refused because one replica is cut off from the broker', () => {
    const line = during({ kind: 'line of replica to broker', name: 'auditoria#1' });
    expect(failed([refusal(15_000)], [line])).to.have.length(1);
    expect(failed([missing(15_000, 'SERVICIO_NO_DISPONIBLE')], [line])).to.have.length(1);
  });

  it('lets answers be lost on the way to the BFF while that is disturbed', () => {
    const lost = { ...refusal(15_000), metric: 'lost_answers' };
    const line = during({ kind: 'line to service', name: 'bff-web' });
    expect(failed([lost], [line])).to.deep.equal([]);
  });

  it('lets mutations be refused while the broker is away', () => {
    expect(failed([refusal(15_000)], [broker])).to.deep.equal([]);
  });

  it('lets no mutation be refused because a service behind the broker is away', () => {
    expect(failed([refusal(15_000)], [companias])).to.deep.equal([
      'mutations refused although broker and BFF were there',
    ]);
  });

  it('lets no mutation be refused long after the broker is back', () => {
    expect(failed([refusal(60_000)], [broker])).to.have.length(1);
  });

  it('lets no page be refused whole because the broker is away', () => {
    expect(failed([refusal(15_000, 'page')], [broker])).to.have.length(1);
  });

  it('lets fields be missing while their service is away, but not without a reason', () => {
    expect(failed([missing(15_000, 'SERVICIO_NO_DISPONIBLE')], [companias])).to.deep.equal([]);
    for (const code of ['none', 'INTERNAL'])
      expect(failed([missing(15_000, code)], [companias])).to.deep.equal([
        'refusals and missing fields without a reason',
      ]);
  });

  it('lets no mutation be refused by a bug, whoever is away', () => {
    const bug: Point = { ...refusal(15_000), tags: { field: 'crearCompania', code: 'INTERNAL' } };
    expect(failed([bug], [broker])).to.deep.equal(['refusals and missing fields without a reason']);
  });

  it('lets no field be missing because another service is away', () => {
    const auditoria = during({ kind: 'service', name: 'auditoria#1' });
    expect(failed([missing(15_000, 'SERVICIO_NO_DISPONIBLE')], [auditoria])).to.have.length(1);
  });

  it('lets one of a thousand fields come too late while the broker is away', () => {
    const one = [missing(15_000, 'SERVICIO_NO_DISPONIBLE')];
    expect(failed(one, [broker], { pages: 167 })).to.deep.equal([]);
    expect(failed(one, [broker], { pages: 166 })).to.deep.equal([
      'fields missing while nothing but the broker was away',
    ]);
  });

  it('lets no field be missing while nothing is away', () => {
    const one = [missing(60_000, 'SERVICIO_NO_DISPONIBLE')];
    expect(failed(one, [broker], { pages: 1_000 })).to.deep.equal([
      'fields missing although their service, the database and the broker were there',
    ]);
  });

  it('lets fields be missing while the line to their service is dead', () => {
    const line = during({ kind: 'line to service', name: 'companias' });
    expect(failed([missing(15_000, 'SERVICIO_NO_DISPONIBLE')], [line])).to.deep.equal([]);
    expect(failed([refusal(15_000)], [line])).to.have.length(1);
  });

  it('lets an answer be lost while the BFF is away, and only then', () => {
    const lost = { metric: 'lost_answers', at: 15_000, value: 1, tags: { field: 'page' } };
    expect(failed([lost], [bff])).to.deep.equal([]);
    expect(failed([lost], [companias])).to.deep.equal(['answers lost although the BFF was there']);
  });

  it('tells of a fault that the system did not get over', () => {
    expect(failed([], [during(broker.target, 'it does not start')])).to.deep.equal([
      'faults that the system did not get over',
    ]);
  });

  it('wants all to be over a minute after the last fault', () => {
    expect(failed([], [broker], { overAt: 81_000 })).to.deep.equal([
      'until all was over after the last fault',
    ]);
  });
});
