import { testEvents } from '@propalpes/seedwork/testing/suites/events';
import { eventoDe } from '../../src/infrastructure/compania-messages.js';
import { api, datos } from '../support/companias.js';

describe('events of a company', () => {
  testEvents({
    api,
    eventoDe,
    datos,
    givenUp: { campo: 'identificacion', as: 'identificacionAnterior' },
  });
});
