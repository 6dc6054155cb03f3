import { expect } from 'chai';
import fc from 'fast-check';
import type { Place } from '../../src/application/registro-finder.js';
import { cursorOf, placeAt } from '../../src/http/cursor.js';

const ID = '0197a2b4-7c1e-7000-8000-000000000001';

const encoded = (text: string): string => Buffer.from(text).toString('base64url');

describe('a cursor', () => {
  it('stands for the place that it was made for, whichever that is', () => {
    const place: fc.Arbitrary<Place> = fc.record({
      fechaCreacion: fc.integer({ min: -(10 ** 15) + 1, max: 10 ** 15 - 1 }),
      id: fc.uuid(),
    });
    fc.assert(
      fc.property(place, (one) => {
        expect(placeAt(cursorOf(one))).to.deep.equal(one);
      }),
    );
  });

  it('needs no escaping in a URL', () => {
    fc.assert(
      fc.property(fc.nat(), fc.uuid(), (fechaCreacion, id) => {
        const cursor = cursorOf({ fechaCreacion, id });
        expect(encodeURIComponent(cursor)).to.equal(cursor);
      }),
    );
  });

  const malformed = {
    nothing: '',
    'an id': ID,
    'an id, encoded': encoded(ID),
    'a date without an id': encoded('1000.'),
    'an id without a date': encoded(`.${ID}`),
    'a date that is no number': encoded(`hoy.${ID}`),
    'a date that no calendar has': encoded(`9${'0'.repeat(15)}.${ID}`),
    'a number that is written in another way': encoded(`0001000.${ID}`),
    'an id in capitals': encoded(`1000.${ID.toUpperCase()}`),
    'more after the id': encoded(`1000.${ID}.`),
    'a cursor with padding': `${cursorOf({ fechaCreacion: 1000, id: ID })}=`,
    'a cursor with a space': ` ${cursorOf({ fechaCreacion: 1000, id: ID })}`,
  };

  for (const [name, text] of Object.entries(malformed)) {
    it(`is not ${name}`, () => {
      expect(placeAt(text)).to.be.undefined;
    });
  }

  it('is not any other text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.base64String()), (text) => {
        expect(placeAt(text)).to.be.undefined;
      }),
    );
  });
});
