import { sendJson } from '@propalpes/seedwork/testing/registro-service';
import { testBadInput } from '@propalpes/seedwork/testing/suites/bad-input';
import { api } from './support/geograficos.js';

describe('bad input to geograficos', function () {
  this.timeout(60_000);
  testBadInput({
    api,
    refused: [
      ['a property that is no uuid', api.comando, sendJson('POST', { propiedad_id: '1' }), 'propiedad_id'],
    ],
  });
});
