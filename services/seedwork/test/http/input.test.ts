import { expect } from 'chai';
import fc from 'fast-check';
import { z } from 'zod';
import { parseInput } from '../../src/http/input.js';
import { Problem } from '../../src/http/problem.js';

const schema = z.object({ nombre: z.string().max(10), cantidades: z.array(z.int()) });

describe('input validation', () => {
  it('returns what the schema makes of the value', () => {
    expect(parseInput(schema, { nombre: 'a', cantidades: [1], otro: true })).to.deep.equal({
      nombre: 'a',
      cantidades: [1],
    });
  });

  it('names the part of the request when the whole of it is wrong', () => {
    expect(() => parseInput(schema, 'texto', 'query'))
      .to.throw(Problem)
      .with.deep.nested.property('errors[0].campo', 'query');
  });

  it('answers any value with the typed value or a bounded problem', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        try {
          parseInput(schema, value);
        } catch (error) {
          expect(error).to.be.instanceOf(Problem);
          expect((error as Problem).errors).to.have.length.within(1, 20);
        }
      }),
    );
  });

  it('lists at most twenty fields', () => {
    const cantidades = Array.from({ length: 1000 }, () => 'x');
    expect(() => parseInput(schema, { nombre: 'a', cantidades }))
      .to.throw(Problem)
      .with.property('errors')
      .with.length(20);
  });
});
