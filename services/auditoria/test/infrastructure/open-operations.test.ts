import { Unavailable } from '@propalpes/seedwork/application/unavailable';
import { createLog } from '@propalpes/seedwork/runtime/log';
import { metric } from '@propalpes/seedwork/testing/metric';
import { until } from '@propalpes/seedwork/testing/until';
import { expect } from 'chai';
import type { Abiertas } from '../../src/application/operaciones-abiertas.js';
import { OpenOperations } from '../../src/infrastructure/open-operations.js';

const una: Abiertas = { tipo: 'UNA', estado: 'EN_CURSO', cuantas: 3, desde: 4000 };
const never = () => new Promise<never>(() => undefined);

describe('the look at open operations', () => {
  let count: (limite: number, signal: AbortSignal) => Promise<Abiertas[]>;
  let now: number;
  let lines: string[];

  beforeEach(() => {
    count = () => Promise.resolve([una]);
    now = 10_000;
    lines = [];
  });

  const replica = ({ everyMs = 1, withinMs = 5000 } = {}) =>
    new OpenOperations(
      {
        abiertas: { count: (...args) => count(...args) },
        tipos: ['UNA', 'DOS'],
        clock: () => now,
        log: createLog({ service: 'test', destination: { write: (line) => lines.push(line) } }),
        withinMs,
      },
      everyMs,
    );

  const open = (tipo: string, estado = 'EN_CURSO') => metric('propalpes_operations_open', { tipo, estado });
  const oldest = (estado: string) => metric('propalpes_operations_oldest_age_seconds', { estado });
  const measuredAt = () => metric('propalpes_operations_measured_timestamp_seconds', {});

  it('tells how many are open, also where none is, and how old the oldest is', async () => {
    count = () => Promise.resolve([una, { ...una, tipo: 'DOS', cuantas: 1, desde: 1000 }]);
    await replica().look();
    expect([await open('UNA'), await open('DOS'), await open('UNA', 'COMPENSANDO')]).to.deep.equal([3, 1, 0]);
    expect([await oldest('EN_CURSO'), await oldest('COMPENSANDO')]).to.deep.equal([9, 0]);
    expect(await measuredAt()).to.equal(10);
  });

  it('forgets what is over', async () => {
    await replica().look();
    count = () => Promise.resolve([]);
    await replica().look();
    expect([await open('UNA'), await oldest('EN_CURSO')]).to.deep.equal([0, 0]);
  });

  it('gathers the kinds of other versions under one name', async () => {
    count = () => Promise.resolve([una, { ...una, tipo: 'NUEVA' }, { ...una, tipo: 'NUEVISIMA' }]);
    await replica().look();
    expect([await open('otra'), await open('NUEVA')]).to.deep.equal([6, 0]);
  });

  it('takes no age from a clock that is ahead', async () => {
    count = () => Promise.resolve([{ ...una, desde: 12_000 }]);
    await replica().look();
    expect(await oldest('EN_CURSO')).to.equal(0);
  });

  it('tells no figure while the database is away, but since when, and says so once', async () => {
    const one = replica();
    await one.look();
    let asked = 0;
    count = () => {
      asked += 1;
      return Promise.reject(new Unavailable('database', 'gone'));
    };
    now = 60_000;
    one.start();
    await until('asked again', () => asked > 2);
    await one.close();
    expect([await open('UNA'), await oldest('EN_CURSO'), await measuredAt()]).to.deep.equal([NaN, NaN, 10]);
    expect(lines.filter((line) => line.includes('not counted'))).to.have.length(1);
  });

  it('goes on when the database is back', async () => {
    let away = true;
    count = () => (away ? Promise.reject(new Unavailable('database', 'gone')) : Promise.resolve([una]));
    const one = replica();
    now = 70_000;
    one.start();
    away = false;
    await until('measured', async () => (await measuredAt()) === 70);
    await one.close();
  });

  it('gives up a look that takes too long', async () => {
    count = never;
    const error: unknown = await replica({ withinMs: 10 })
      .look()
      .catch((reason: unknown) => reason);
    expect(error).to.have.property('name', 'TimeoutError');
  });

  it('stops at once, in the middle of a look and between two', async () => {
    for (const answer of [never, () => Promise.resolve([una])]) {
      count = answer;
      const one = replica({ everyMs: 60_000 });
      one.start();
      await one.close();
    }
    expect(lines).to.be.empty;
  });
});
