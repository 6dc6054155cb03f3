import { testEvents } from '@propalpes/seedwork/testing/suites/events';
import { eventoDe } from '../../src/infrastructure/datos-geograficos-messages.js';
import { datos, types } from '../support/geograficos.js';

describe('events of geographic data', () => {
  testEvents({
    topic: 'eventos/geografico',
    eventoDe,
    datos,
    types,
  });
});
