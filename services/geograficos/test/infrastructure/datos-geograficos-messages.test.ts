import { testEvents } from '@propalpes/seedwork/testing/suites/events';
import { eventoDe } from '../../src/infrastructure/datos-geograficos-messages.js';
import { api, datos } from '../support/geograficos.js';

describe('events of geographic data', () => {
  testEvents({
    api,
    eventoDe,
    datos,
  });
});
