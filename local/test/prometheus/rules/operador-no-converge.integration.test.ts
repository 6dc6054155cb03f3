import { expectFiring, expectSilent } from './promtool.js';

const objects = (ready: string, values: string) => ({
  [`operator_objects{job="operator",instance="a",kind="PulsarTopic",ready="${ready}"}`]: values,
});
const wellOff = objects('True', '9x60');
const age = (values: string) => ({ 'operator_queue_age_seconds{job="operator",instance="a"}': values });

describe('the alert OperadorNoConverge', function () {
  this.timeout(60_000);

  for (const ready of ['False', 'Unknown']) {
    it(`fires when an object has been Ready=${ready} for 10 minutes`, () =>
      expectFiring('OperadorNoConverge', { series: { ...wellOff, ...objects(ready, '1x20') }, at: '10m' }, [
        { kind: 'PulsarTopic', ready, severity: 'ticket', sign: 'not_ready' },
      ]));
  }

  it('is silent before', () =>
    expectSilent('OperadorNoConverge', { series: { ...wellOff, ...objects('False', '1x20') }, at: '9m' }));

  it('begins to count anew when all were ready meanwhile', () =>
    expectSilent('OperadorNoConverge', {
      series: { ...wellOff, ...objects('False', '1x5 0x0 1x20') },
      at: '12m',
    }));

  it('fires when an object has waited for more than 2 minutes, for 5', () =>
    expectFiring('OperadorNoConverge', { series: { ...wellOff, ...age('121x20') }, at: '5m' }, [
      { job: 'operator', severity: 'ticket', sign: 'late' },
    ]));

  it('is silent while it waits for less', () =>
    expectSilent('OperadorNoConverge', { series: { ...wellOff, ...age('120x20') }, at: '20m' }));

  it('fires when nothing has been seen of the operator for 10 minutes', () =>
    expectFiring('OperadorNoConverge', { series: {}, at: '10m' }, [
      { job: 'operator', severity: 'ticket', sign: 'absent' },
    ]));

  it('is silent while that has been for less', () =>
    expectSilent('OperadorNoConverge', { series: {}, at: '9m' }));

  it('is silent while all objects are ready', () =>
    expectSilent('OperadorNoConverge', { series: { ...wellOff, ...age('1x60') }, at: '1h' }));
});
