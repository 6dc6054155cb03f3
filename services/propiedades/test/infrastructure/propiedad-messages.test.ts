import { testEvents } from '@propalpes/seedwork/testing/suites/events';
import { eventoDe } from '../../src/infrastructure/propiedad-messages.js';
import { datos, types } from '../support/propiedades.js';

describe('events of a property', () => {
  testEvents({
    topic: 'eventos/propiedad',
    eventoDe,
    datos,
    types,
    givenUp: { campo: 'identificacionCatastral', as: 'identificacionCatastralAnterior' },
  });
});
