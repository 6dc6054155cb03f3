import { expectFiring, expectSilent } from './promtool.js';

const objects = (ready: string, values: string) => ({
  [`operator_objects{job="operator",instance="a",kind="PulsarTopic",ready="${ready}"}`]: values,
});
const wellOff = objects('True', '9x60');
const failures = (values: string) => ({
  'operator_list_failures_total{job="operator",instance="a"}': values,
});
const errors = (error: string, values: string) => ({
  [`operator_errors_total{job="operator",instance="a",kind="PulsarTopic",error="${error}"}`]: values,
});
const blind = { job: 'operator', severity: 'ticket', sign: 'blind' };
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

  for (const [what, series] of Object.entries({
    'does not list the objects': failures('0+15x30'),
    'takes no word about them': errors('kubernetes', '0+2x30'),
    'does the one, and then the other': {
      ...failures('0+15x6 90x24'),
      ...errors('kubernetes', '0x5 0+2x24'),
    },
  })) {
    it(`fires when for 10 minutes the API server ${what}, though all objects were ready before`, () =>
      expectFiring('OperadorNoConverge', { series: { ...wellOff, ...series }, at: '12m' }, [blind]));
  }

  it('is silent while they have not got on for less', () =>
    expectSilent('OperadorNoConverge', { series: { ...wellOff, ...failures('0+15x30') }, at: '9m' }));

  it('is silent when the API server was away for a moment', () =>
    expectSilent('OperadorNoConverge', {
      series: { ...wellOff, ...failures('0x4 3x30'), ...errors('kubernetes', '0x4 1x30') },
      at: '15m',
    }));

  it('leaves it to the objects to tell what fails in Pulsar', () =>
    expectSilent('OperadorNoConverge', {
      series: { ...wellOff, ...errors('unavailable', '0+5x30') },
      at: '20m',
    }));

  it('fires when nothing has been seen of the operator for 10 minutes', () =>
    expectFiring('OperadorNoConverge', { series: {}, at: '10m' }, [
      { job: 'operator', severity: 'ticket', sign: 'absent' },
    ]));

  it('is silent while that has been for less', () =>
    expectSilent('OperadorNoConverge', { series: {}, at: '9m' }));

  it('is silent while all objects are ready', () =>
    expectSilent('OperadorNoConverge', { series: { ...wellOff, ...age('1x60') }, at: '1h' }));
});
