import type { EncodedMessage } from '@propalpes/seedwork/application/encoded-message';
import { Unavailable } from '@propalpes/seedwork/application/unavailable';
import { newId } from '@propalpes/seedwork/domain/id';
import { createLog } from '@propalpes/seedwork/runtime/log';
import { newTraceparent } from '@propalpes/seedwork/runtime/trace';
import { until } from '@propalpes/seedwork/testing/until';
import { expect } from 'chai';
import { register } from 'prom-client';
import type { Vencida } from '../../src/application/operaciones-vencidas.js';
import { recordatorioDe } from '../../src/infrastructure/recordatorio.js';
import { Sweeper } from '../../src/infrastructure/sweeper.js';
import { OPERACION, PROPIEDAD } from '../support/mensajes.js';

const una: Vencida = { id: OPERACION, vence: 1000 };
const otra: Vencida = { id: PROPIEDAD, vence: 2000 };

describe('the sweeper', () => {
  let due: Vencida[];
  let away: { database: boolean; broker: boolean };
  let silent: boolean;
  let published: EncodedMessage[];
  let asked: number;
  let now: number;
  let late: boolean;

  beforeEach(() => {
    due = [una];
    away = { database: false, broker: false };
    silent = false;
    published = [];
    asked = 0;
    now = 3000;
    late = false;
  });

  const caughtUp = () => !late;
  const replica = (everyMs = 1, patienceMs = 0, withinMs = 60_000) =>
    new Sweeper(
      {
        vencidas: {
          find: (_, limite, antes = []) => {
            asked += 1;
            if (silent) return new Promise(() => undefined);
            if (away.database) return Promise.reject(new Unavailable('database', 'gone'));
            return Promise.resolve(due.slice(antes.length, antes.length + limite));
          },
        },
        sink: {
          publish: (messages) => {
            if (away.broker) return Promise.reject(new Unavailable('broker', 'gone'));
            published.push(...messages);
            return Promise.resolve();
          },
        },
        clock: () => now,
        log: createLog({ service: 'test', level: 'silent' }),
        serviceName: 'auditoria',
        patienceMs,
        withinMs,
      },
      everyMs,
    );

  const keys = () => published.map(({ key }) => key);
  const gauge = async (name: string) => (await register.getSingleMetric(name)!.get()).values[0]?.value;

  it('reminds each operation that is due', async () => {
    due = [una, otra];
    await replica().sweep(caughtUp);
    expect(keys()).to.deep.equal([una.id, otra.id]);
  });

  it('reminds all that are due, however many, in one sweep', async () => {
    due = Array.from({ length: 1000 }, (_, n) => ({ id: newId(), vence: n }));
    await replica().sweep(caughtUp);
    expect(keys()).to.deep.equal(due.map(({ id }) => id));
  });

  it('reminds an operation once for as long as it is due', async () => {
    const sweeper = replica();
    await sweeper.sweep(caughtUp);
    due.push(otra);
    await sweeper.sweep(caughtUp);
    await sweeper.sweep(caughtUp);
    expect(keys()).to.deep.equal([una.id, otra.id]);
  });

  it('reminds it again of another due time', async () => {
    const sweeper = replica();
    await sweeper.sweep(caughtUp);
    due = [{ ...una, vence: 2500 }];
    await sweeper.sweep(caughtUp);
    expect(keys()).to.deep.equal([una.id, una.id]);
  });

  it('reminds later what it could not remind', async () => {
    const sweeper = replica();
    away.broker = true;
    await sweeper.sweep(caughtUp).catch((error: unknown) => expect(error).to.be.instanceOf(Unavailable));
    away.broker = false;
    await sweeper.sweep(caughtUp);
    expect(keys()).to.deep.equal([una.id]);
  });

  it('reminds nobody while answers may be late, nor for a while after', async () => {
    const sweeper = replica(1, 1000);
    late = true;
    await sweeper.sweep(caughtUp);
    late = false;
    await sweeper.sweep(caughtUp);
    now += 999;
    await sweeper.sweep(caughtUp);
    expect(published).to.be.empty;
    now += 1;
    await sweeper.sweep(caughtUp);
    expect(keys()).to.deep.equal([una.id]);
  });

  it('begins to wait anew whenever answers are late', async () => {
    const sweeper = replica(1, 1000);
    await sweeper.sweep(caughtUp);
    now += 500;
    late = true;
    await sweeper.sweep(caughtUp);
    late = false;
    now += 500;
    await sweeper.sweep(caughtUp);
    expect(published).to.be.empty;
  });

  it('sends the same command as every other replica', () => {
    // Its length and its 36 letters come first; when it is sent comes later.
    const id = (vencida: Vencida) =>
      recordatorioDe(vencida, 'auditoria', 3000, newTraceparent()).bytes.subarray(0, 37);
    expect(id(una)).to.deep.equal(id(una));
    expect(id(una)).to.not.deep.equal(id({ ...una, vence: 1001 }));
    expect(id(una)).to.not.deep.equal(id({ ...una, id: PROPIEDAD }));
  });

  it('tells how many are due, and since when', async () => {
    due = [una, otra];
    await replica().sweep(caughtUp);
    expect(await gauge('propalpes_operations_due')).to.equal(2);
    expect(await gauge('propalpes_operations_due_age_seconds')).to.equal(2);
    due = [];
    await replica().sweep(caughtUp);
    expect(await gauge('propalpes_operations_due')).to.equal(0);
    expect(await gauge('propalpes_operations_due_age_seconds')).to.equal(0);
  });

  it('tells no figure while the database is away', async () => {
    away.database = true;
    await replica()
      .sweep(caughtUp)
      .catch((error: unknown) => expect(error).to.be.instanceOf(Unavailable));
    expect(await gauge('propalpes_operations_due')).to.be.NaN;
    expect(await gauge('propalpes_operations_due_age_seconds')).to.be.NaN;
  });

  for (const what of ['database', 'broker'] as const)
    it(`goes on when the ${what} was away`, async () => {
      const sweeper = replica();
      away[what] = true;
      sweeper.start(caughtUp);
      away[what] = false;
      await until('a reminder', () => published.length > 0);
      await sweeper.close();
    });

  it('asks again when the database has never answered', async () => {
    const sweeper = replica(1, 0, 20);
    silent = true;
    sweeper.start(caughtUp);
    await until('asked again', () => asked > 1);
    silent = false;
    await until('a reminder', () => published.length > 0);
    await sweeper.close();
  });

  it('stops at once while the database does not answer', async () => {
    const sweeper = replica();
    silent = true;
    sweeper.start(caughtUp);
    await until('asked', () => asked > 0);
    await sweeper.close();
  });

  it('stops at once, however long it would wait', async () => {
    const sweeper = replica(60_000);
    sweeper.start(caughtUp);
    await until('a reminder', () => published.length > 0);
    await sweeper.close();
  });

  it('need not have begun to be stopped', async () => {
    await replica().close();
    expect(published).to.be.empty;
  });
});
