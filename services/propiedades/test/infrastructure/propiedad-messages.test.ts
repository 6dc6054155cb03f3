import { testEvents } from '@propalpes/seedwork/testing/suites/events';
import { eventoDe } from '../../src/infrastructure/propiedad-messages.js';
import { api, datos } from '../support/propiedades.js';

describe('events of a property', () => {
  testEvents({
    api,
    eventoDe,
    datos,
    givenUp: { campo: 'identificacionCatastral', as: 'identificacionCatastralAnterior' },
  });
});
