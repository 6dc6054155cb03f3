import { expect } from 'chai';
import { compare } from '../../src/ledger/compare.js';
import { isValid } from '../../src/ledger/verdict.js';
import { change, first, kindsOf } from './drafts.js';
import { World, type Draft } from './world.js';

const valid = { nombre: 'Casas', email: 'a@b.co', identificacion: '890903938-8' };

/** Two companies: one created, updated and approved; one rejected and deleted. */
function draft(): Draft {
  const world = new World();
  world.ask('CrearCompania', 'a', valid);
  world.ask('ActualizarCompania', 'a', { nombre: 'Casas y lotes' });
  world.ask('CrearCompania', 'b', { nombre: 'Sin correo' });
  world.decide();
  world.decide();
  world.decide();
  world.ask('EliminarCompania', 'b');
  return world.evidence();
}

/** A mutation that left no trace. */
const unseen = {
  topic: 'comandos/compania',
  type: 'CrearCompania',
  messageId: 'm',
  operacionId: 'o',
  aggregateId: 'x',
  ends: [],
  at: 1,
};

describe('The ledger', () => {
  it('finds nothing where nothing went wrong', () => {
    expect(isValid(compare(draft()))).to.be.true;
  });

  it('finds nothing in the same bytes delivered again, however late', () => {
    const evidence = draft();
    evidence.events.push(...evidence.events);
    evidence.commands.push(...evidence.commands);
    expect(kindsOf(evidence)).to.deep.equal([]);
  });

  it('lets a client repeat a command under its id in an envelope of another time', () => {
    const evidence = draft();
    evidence.commands.push({ ...evidence.commands[0]!, time: 99, digest: 'encoded again' });
    expect(kindsOf(evidence)).to.deep.equal([]);
  });

  it('finds a message that no schema of ours knows', () => {
    const evidence = draft();
    evidence.foreign.push({ topic: 'eventos/compania', id: 'x', type: 'CompaniaSonada' });
    expect(kindsOf(evidence)).to.deep.equal(['unexpected']);
  });

  it('lets an indeterminate mutation that never happened be', () => {
    const evidence = draft();
    evidence.mutations.push({ ...unseen, fate: 'indeterminate' });
    expect(kindsOf(evidence)).to.deep.equal([]);
  });

  it('lets an indeterminate mutation happen', () => {
    const evidence = draft();
    change(evidence.mutations, 0, { fate: 'indeterminate' });
    expect(kindsOf(evidence)).to.deep.equal([]);
  });

  it('counts an accepted mutation without any trace as lost', () => {
    const evidence = draft();
    evidence.mutations.push({ ...unseen, fate: 'accepted' });
    expect(compare(evidence).lost.map(({ id }) => id)).to.deep.equal(['m']);
  });

  it('counts a command that nobody answered as lost, whoever sent it', () => {
    const evidence = draft();
    evidence.events.splice(first(evidence.events, 'CompaniaAprobada'), 1);
    expect(kindsOf(evidence)).to.include('lost');
  });

  it('counts an indeterminate mutation that was stored and never answered as lost', () => {
    const evidence = draft();
    evidence.mutations.push({ ...unseen, fate: 'indeterminate' });
    evidence.commands.push({ ...evidence.commands[0]!, id: 'm', correlationId: 'o', aggregateId: 'x' });
    expect(compare(evidence).lost.map(({ id }) => id)).to.deep.equal(['m']);
  });

  it('counts an aggregate with events and without document as lost', () => {
    const evidence = draft();
    evidence.documents.shift();
    expect(kindsOf(evidence)).to.deep.equal(['lost']);
  });

  it('counts an operation that auditoria never heard of as lost', () => {
    const evidence = draft();
    evidence.operations.shift();
    expect(kindsOf(evidence)).to.deep.equal(['lost']);
  });

  it('counts the end of an operation that was not published as lost', () => {
    const evidence = draft();
    evidence.events.splice(first(evidence.events, 'OperacionFinalizada'), 1);
    expect(kindsOf(evidence)).to.deep.equal(['lost']);
  });

  it('finds a command unexpected that neither a client nor an event called for', () => {
    const evidence = draft();
    const from = evidence.mutations.findIndex(({ aggregateId }) => aggregateId === 'b');
    evidence.mutations.splice(from, 1);
    expect(kindsOf(evidence)).to.include('unexpected');
  });

  it('finds an event unexpected that nothing called for', () => {
    const evidence = draft();
    change(evidence.events, first(evidence.events, 'OperacionFinalizada'), { causationId: 'nothing' });
    expect(kindsOf(evidence)).to.deep.equal(['unexpected']);
  });

  it('finds an answer unexpected that is about another aggregate', () => {
    const evidence = draft();
    const last = first(evidence.events, 'CompaniaEliminada');
    change(evidence.events, last, { aggregateId: 'a', aggregateVersion: 5 });
    expect(kindsOf(evidence)).to.include('unexpected');
  });

  it('finds an answer unexpected that says something else than what was asked', () => {
    const evidence = draft();
    const created = first(evidence.events, 'CompaniaCreada');
    change(evidence.events, created, { data: { ...valid, nombre: 'Otra' } });
    expect(kindsOf(evidence)).to.deep.equal(['unexpected']);
  });

  it('finds an answer of another kind unexpected', () => {
    const evidence = draft();
    change(evidence.events, first(evidence.events, 'CompaniaAprobada'), { type: 'CompaniaRechazada' });
    expect(kindsOf(evidence)).to.include('unexpected');
  });

  it('finds a document unexpected that no event tells of', () => {
    const evidence = draft();
    evidence.documents.push({ ...evidence.documents[0]!, id: 'x', datos: { identificacion: null } });
    expect(kindsOf(evidence)).to.deep.equal(['unexpected']);
  });

  for (const changes of [{ version: 9 }, { estado: 'RECHAZADA' }, { datos: { ...valid, email: 'x@y.co' } }]) {
    it(`finds a document unexpected whose ${Object.keys(changes).join()} its events do not tell`, () => {
      const evidence = draft();
      change(evidence.documents, 0, changes);
      expect(kindsOf(evidence)).to.deep.equal(['unexpected']);
    });
  }

  it('finds an operation unexpected that nobody asked for', () => {
    const evidence = draft();
    evidence.operations.push({ id: 'x', estado: 'EN_CURSO', open: true });
    expect(kindsOf(evidence)).to.deep.equal(['unexpected', 'undecided']);
  });

  it('finds an operation unexpected whose event tells another end', () => {
    const evidence = draft();
    change(evidence.operations, 0, { estado: 'FALLIDA' });
    expect(kindsOf(evidence)).to.deep.equal(['unexpected', 'wrongEnds']);
  });

  it('finds two living companies with one identificacion unexpected', () => {
    const world = new World();
    world.ask('CrearCompania', 'a', valid);
    world.ask('CrearCompania', 'b', valid);
    expect(compare(world.evidence()).unexpected.map(({ id }) => id)).to.deep.equal(['a', 'b']);
  });

  it('counts one id with different bytes as a double effect', () => {
    const evidence = draft();
    evidence.events.push({ ...evidence.events[0]!, digest: 'encoded again' });
    expect(kindsOf(evidence)).to.deep.equal(['doubleEffects']);
  });

  it('counts a repeated command that says something else as a double effect', () => {
    const evidence = draft();
    evidence.commands.push({ ...evidence.commands[0]!, data: { ...valid, nombre: 'Otra' } });
    expect(kindsOf(evidence)).to.deep.equal(['doubleEffects']);
  });

  it('counts a second answer to one command as a double effect', () => {
    const evidence = draft();
    const eliminada = evidence.events[first(evidence.events, 'CompaniaEliminada')]!;
    evidence.events.push({ ...eliminada, id: 'again', aggregateVersion: 4 });
    expect(kindsOf(evidence)).to.include('doubleEffects');
  });

  it('counts a second verdict of one operation as a double effect', () => {
    const evidence = draft();
    const aprobar = evidence.commands[first(evidence.commands, 'AprobarCompania')]!;
    evidence.commands.push({ ...aprobar, id: 'again', causationId: evidence.events.at(-1)!.id });
    expect(kindsOf(evidence)).to.include('doubleEffects');
  });

  it('counts a second end of one operation as a double effect', () => {
    const evidence = draft();
    const end = evidence.events[first(evidence.events, 'OperacionFinalizada')]!;
    evidence.events.push({ ...end, id: 'again', causationId: evidence.events[0]!.id });
    expect(kindsOf(evidence)).to.deep.equal(['doubleEffects']);
  });

  it('finds a version that is missing', () => {
    const evidence = draft();
    const { causationId } = evidence.events.splice(first(evidence.events, 'CompaniaCreada'), 1)[0]!;
    expect(compare(evidence).versionGaps.map(({ id }) => id)).to.deep.equal(['a']);
    expect(compare(evidence).lost.map(({ id }) => id)).to.deep.equal([causationId]);
  });

  it('finds a version that two events have', () => {
    const evidence = draft();
    change(evidence.events, first(evidence.events, 'CompaniaActualizada'), { aggregateVersion: 1 });
    expect(kindsOf(evidence)).to.include('versionGaps');
  });

  it('finds events that stand out of order', () => {
    const evidence = draft();
    const [created] = evidence.events.splice(first(evidence.events, 'CompaniaCreada'), 1);
    evidence.events.push(created!);
    expect(kindsOf(evidence)).to.include('orderInversions');
  });

  it('finds commands that were carried out in another order than they were sent', () => {
    const evidence = draft();
    const [earliest] = evidence.commands.splice(0, 1);
    evidence.commands.splice(1, 0, earliest!);
    expect(kindsOf(evidence)).to.deep.equal(['orderInversions']);
  });

  it('finds an operation that is still open', () => {
    const evidence = draft();
    const id = evidence.operations[0]!.id;
    change(evidence.operations, 0, { estado: 'EN_CURSO', open: true });
    expect(compare(evidence).undecided.map((finding) => finding.id)).to.deep.equal([id]);
  });

  it('finds an aggregate that is still pending', () => {
    const evidence = draft();
    change(evidence.documents, 0, { estado: 'PENDIENTE' });
    expect(compare(evidence).undecided.map(({ id }) => id)).to.deep.equal(['a']);
  });

  it('finds an aggregate that was not projected', () => {
    const evidence = draft();
    evidence.projection.shift();
    expect(compare(evidence).misprojected.map(({ id }) => id)).to.deep.equal(['a']);
  });

  it('finds a projection that no event tells of', () => {
    const evidence = draft();
    evidence.projection.push({ topic: 'eventos/compania', id: 'x', version: 1, nit: null, vigente: true });
    expect(kindsOf(evidence)).to.deep.equal(['misprojected']);
  });

  it('finds a projection that stopped too early', () => {
    const evidence = draft();
    change(evidence.projection, 0, { version: 1 });
    expect(kindsOf(evidence)).to.deep.equal(['misprojected']);
  });

  it('finds a projection of another NIT than its events tell', () => {
    const evidence = draft();
    change(evidence.projection, 0, { nit: '8909039399' });
    expect(kindsOf(evidence)).to.deep.equal(['misprojected']);
  });

  it('finds messages that wait for ever, whatever else is well', () => {
    const evidence = draft();
    evidence.waiting.push({ topic: 'comandos/compania', messages: 2 });
    expect(compare(evidence).undecided.map(({ id }) => id)).to.deep.equal(['comandos/compania']);
  });

  it('finds every dead letter', () => {
    const evidence = draft();
    evidence.deadLetters.push({ id: '1:2:3', reason: 'bug' });
    expect(kindsOf(evidence)).to.deep.equal(['deadLetters']);
  });
});
