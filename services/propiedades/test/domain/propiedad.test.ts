import { expect } from 'chai';
import { identificacionCatastralUnica, nitComparable, sinDatos } from '../../src/domain/propiedad.js';

describe('a property', () => {
  it('is unique by its cadastral number, however it is written', () => {
    const identificacionCatastral = '25-001-00-00-0000-000-1234';
    expect(identificacionCatastralUnica({ ...sinDatos, identificacionCatastral })).to.equal(
      '25001000000000001234',
    );
  });

  it('may lack its cadastral number as well as another one', () => {
    expect(identificacionCatastralUnica(sinDatos)).to.be.undefined;
  });

  it('belongs to one company with others, however each writes its NIT', () => {
    expect(nitComparable({ ...sinDatos, nit: '890.903.938-8' })).to.equal('8909039388');
  });
});
