import { expect } from 'chai';
import { K6Journal } from '../../src/k6/journal.js';
import { graphqlChannel } from '../../src/load/graphql.js';
import { Journal } from '../../src/load/journal.js';

const data = { nombre: 'Inmobiliaria', email: 'ventas@correo.co', identificacion: '890903938-8' };
const asked = { key: 'k6-1-1', type: 'CrearCompania', data, ends: ['COMPLETADA'], at: 1000 };
const { messageId, operacionId, aggregateId } = graphqlChannel([]).idsOf(asked, asked.key);

describe('The journal of k6', () => {
  let journal: Journal;
  let read: K6Journal;

  beforeEach(() => {
    journal = new Journal();
    read = new K6Journal(journal);
    read.take(JSON.stringify({ asked }));
  });

  it('knows the ids of what was asked from its key, before anybody answers', () => {
    const ids = { messageId, operacionId, aggregateId };
    const rest = { topic: 'comandos/compania', type: 'CrearCompania', ends: ['COMPLETADA'], at: 1000 };
    expect(journal.mutations).to.deep.equal([{ ...ids, ...rest, fate: 'indeterminate' }]);
  });

  it('holds as accepted what the BFF has accepted', () => {
    read.take(JSON.stringify({ accepted: { key: asked.key, operacion: operacionId, at: 1020 } }));
    expect(journal.mutations.map(({ fate }) => fate)).to.deep.equal(['accepted']);
  });

  it('knows the ids of a registration of a property, whose command is not called like its mutation', () => {
    const property = {
      nombrePropiedad: 'Casa',
      identificacionCatastral: '1',
      nit: '2',
      latitud: '4',
      longitud: '-74',
    };
    read.take(JSON.stringify({ asked: { ...asked, key: 'p', type: 'RegistrarPropiedad', data: property } }));
    expect(journal.mutations.map(({ topic }) => topic)).to.include('comandos/auditoria');
  });

  it('knows what a change is about, which nobody can tell from its key', () => {
    const change = { key: 'c', type: 'ActualizarCompania', id: aggregateId, data: { nombre: 'Otra' } };
    read.take(JSON.stringify({ asked: { ...change, ends: ['COMPLETADA'], at: 2000 } }));
    expect(journal.mutations.at(-1)).to.include({ type: 'ActualizarCompania', aggregateId });
  });

  it('refuses an acceptance under another id than the key has', () => {
    const line = JSON.stringify({ accepted: { key: asked.key, operacion: 'another', at: 1020 } });
    expect(() => {
      read.take(line);
    }).to.throw('instead of');
  });

  it('refuses what was accepted and never asked', () => {
    expect(() => {
      read.take(JSON.stringify({ accepted: { key: 'unknown', operacion: operacionId, at: 1020 } }));
    }).to.throw('instead of nothing');
  });

  it('refuses a line that is cut off, for it may be an acceptance', () => {
    expect(() => {
      read.take('{"accepted":{"key":');
    }).to.throw('no line of a journal');
  });
});
