import fc from 'fast-check';
import { guion } from '../model/guion.js';
import { Mundo } from '../model/mundo.js';
import { juzgar } from '../model/oraculo.js';

const RUNS = Number(process.env['SAGA_MODEL_RUNS'] ?? 500);

/** What is chosen at each turn; after the last choice nothing goes wrong any more. */
const choices = fc.array(fc.noBias(fc.nat()), { maxLength: 300, size: 'max' });

describe('whatever users do at once, wherever owners die, whatever is delivered again', function () {
  this.timeout(RUNS * 100);

  it('every operation ends as it should, and everything happens once', () =>
    fc.assert(
      fc.asyncProperty(guion, choices, async (acciones, turnos) => {
        let turn = 0;
        const mundo = new Mundo([...acciones], (n) => (turnos[turn++] ?? 0) % n);
        await mundo.run();
        juzgar(mundo);
      }),
      { numRuns: RUNS },
    ));
});
