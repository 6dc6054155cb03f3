import { expect } from 'chai';
import { identificacionUnica, sinDatos } from '../../src/domain/compania.js';

describe('what makes a company unique', () => {
  it('is its identification, however it is written', () => {
    expect(identificacionUnica({ ...sinDatos, identificacion: '890.903.938-8' })).to.equal('8909039388');
  });

  it('is nothing while it has none: two companies may both lack it', () => {
    expect(identificacionUnica(sinDatos)).to.be.undefined;
  });
});
