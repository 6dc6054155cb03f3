import { expect } from 'chai';
import { compare } from '../../src/ledger/compare.js';
import { change, first } from './drafts.js';
import { World, type Draft } from './world.js';

const casa = { nombre: 'Casa', identificacionCatastral: '01020304050607080910', nit: '890903938-8' };
const nowhere = { nombrePropiedad: 'Casa', latitud: null, longitud: '-74.05' };

describe('The ledger of properties whose NIT is unknown', () => {
  /** A property that is rejected for its NIT, `ms` after auditoria has seen its company. */
  function rejected(ms: number, cause = 'RevisarOperacion'): Draft {
    const world = new World();
    world.ask('CrearCompania', 'c', { email: 'a@b.co', identificacion: casa.nit });
    const operacion = world.registrar('a', { propiedad: casa, geografico: nowhere });
    world.revisar(operacion);
    const evidence = world.evidence();
    const { commands, events } = evidence;
    const { id: causationId } = [...commands, ...events].find(({ type }) => type === cause)!;
    const { time } = commands[first(commands, 'AprobarCompania')]!;
    const data = { versionAuditada: 1, reglas: [{ codigo: 'NIT_DESCONOCIDO' }] };
    const rejection = first(commands, 'RechazarPropiedad');
    change(commands, rejection, { causationId, time: time + ms, data });
    return evidence;
  }

  it('lets a property be rejected that came before its company', () => {
    expect(compare(rejected(-10)).wrongEnds).to.deep.equal([]);
  });

  it('finds a property that was rejected though its company was known', () => {
    expect(compare(rejected(6000)).wrongEnds[0]?.what).to.match(/which was known/);
  });

  it('finds a property that was rejected at first look', () => {
    expect(compare(rejected(-10, 'PropiedadCreada')).wrongEnds[0]?.what).to.match(/at first look/);
  });
});
