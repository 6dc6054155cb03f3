import { expect } from 'chai';
import { llaveBuscada, visibles } from '../../src/application/filtro-registros.js';
import { ID } from '../../testing/registros.js';

describe('what a list shows', () => {
  it('leaves tombstones out', () => {
    expect(visibles({})).to.deep.equal({ estados: ['PENDIENTE', 'APROBADA', 'RECHAZADA'], ids: undefined });
  });

  it('has tombstones for who asks for their state', () => {
    expect(visibles({ estado: 'ELIMINADA' })).to.deep.equal({ estados: ['ELIMINADA'], ids: undefined });
  });

  it('has tombstones for who asks for their ids', () => {
    expect(visibles({ ids: [ID] })).to.deep.equal({ estados: undefined, ids: [ID] });
  });

  it('is of one state for who asks for ids and a state', () => {
    expect(visibles({ estado: 'APROBADA', ids: [ID] })).to.deep.equal({ estados: ['APROBADA'], ids: [ID] });
  });

  it('does not depend on how an identification is written', () => {
    expect(llaveBuscada('890.903.938-8')).to.equal('8909039388');
  });

  it('is nothing for an identification that says nothing', () => {
    expect(llaveBuscada('-')).to.equal('');
  });
});
