import { expect } from 'chai';
import fc from 'fast-check';
import {
  cellName,
  cellsOf,
  coveredCells,
  killsOf,
  planKills,
  type Plan,
} from '../../src/crash-matrix/plan.js';
import { services } from '../../src/rig/services.js';

const timesEach = ({ kills }: Plan): number[] => {
  const names = [...kills.values()].flat().map(cellName);
  return cellsOf(services).map((cell) => names.filter((name) => name === cellName(cell)).length);
};

describe('The plan of the crash matrix', () => {
  it('has a cell for each point of each message that a service handles, or sends for a client', () => {
    const names = cellsOf(services).map(cellName);
    expect(names).to.include('companias after-save:CrearCompania');
    expect(names).to.include('auditoria before-ack:RechazoCompaniaFallido');
    expect(names).to.include('bff-web after-send:CrearCompania');
    expect(names).to.include('auditoria after-receive:RevisarOperacion');
    expect(names).to.include('bff-web before-send:RegistrarPropiedad');
    const [handled, sent] = [3 * 5 + 3 * 9 + 3, 3 * 3 + 9];
    expect(names).to.have.lengthOf(handled * 4 + sent * 2);
  });

  it('kills as often as it is told, the broker and the database among them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 500 }), fc.nat(), (total, seed) => {
        const plan = planKills(total, services, seed);
        expect(killsOf(plan)).to.equal(total);
        expect(plan.broker).to.be.at.least(1);
        expect(plan.database).to.be.at.least(1);
        expect(plan.rebalances).to.be.at.least(1);
      }),
    );
  });

  it('spreads the kills evenly over the cells', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 500 }), fc.nat(), (total, seed) => {
        const times = timesEach(planKills(total, services, seed));
        expect(Math.max(...times) - Math.min(...times)).to.be.at.most(1);
      }),
    );
  });

  it('leaves no cell out when there are enough kills', () => {
    expect(coveredCells(planKills(240, services, 1))).to.equal(cellsOf(services).length);
  });

  it('is the same for the same seed', () => {
    expect(planKills(50, services, 3)).to.deep.equal(planKills(50, services, 3));
    expect(planKills(50, services, 3)).not.to.deep.equal(planKills(50, services, 4));
  });
});
