import { expect } from 'chai';
import { requestOf } from '../../src/demo/requests.js';

const COUNT = 2000;
const requests = (seed: number) => Array.from({ length: COUNT }, (_, number) => requestOf(seed, number));

describe('the requests of the demo', () => {
  const all = requests(42);
  const properties = all.filter(({ field }) => field === 'crearPropiedad').map(({ args }) => args);
  const companies = all.filter(({ field }) => field === 'crearCompania').map(({ args }) => args);

  it('are the same for the same seed', () => {
    expect(requests(42)).to.deep.equal(all);
  });

  it('are others for another seed', () => {
    const keys = new Set(all.map(({ key }) => key));
    expect(requests(43).some(({ key }) => keys.has(key))).to.be.false;
  });

  it('are a company and its three properties, again and again', () => {
    expect(companies).to.have.length(COUNT / 4);
    const nits = new Set(companies.map(({ identificacion }) => identificacion));
    expect(properties.filter(({ nit }) => nits.has(nit ?? ''))).to.have.length.above(
      properties.length * 0.75,
    );
  });

  it('are mostly in Colombia, and some of them are not', () => {
    const inside = properties.filter(
      ({ latitud, longitud }) =>
        Number(latitud) > -4.3 &&
        Number(latitud) < 13.5 &&
        Number(longitud) > -82 &&
        Number(longitud) < -66.8,
    );
    expect(inside.length / properties.length).to.be.within(0.8, 0.99);
  });

  it('repeat now and then an identification that another has', () => {
    const catastrales = properties.map((args) => args['identificacionCatastral']);
    expect(new Set(catastrales).size / catastrales.length).to.be.within(0.85, 0.97);
  });
});
