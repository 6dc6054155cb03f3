import { expect } from 'chai';
import { compare } from '../../src/ledger/compare.js';
import type { FinalDocument } from '../../src/ledger/evidence.js';
import { change, first, kindsOf } from './drafts.js';
import { World, type Draft } from './world.js';

const casa = { nombre: 'Casa', identificacionCatastral: '01020304050607080910', nit: '890903938-8' };
const aqui = { nombrePropiedad: 'Casa', latitud: '4.65', longitud: '-74.05' };
const both = { propiedad: casa, geografico: aqui };

/** A property that was registered and approved. */
function draft(act: (world: World, operacion: string) => void = () => undefined): Draft {
  const world = new World();
  act(world, world.registrar('a', both));
  return world.evidence();
}

/** The documents as they are, but for one that is in another state and whose events say so. */
function put(evidence: Draft, topic: string, estado: string): void {
  const of = (document: FinalDocument) => document.topic === topic;
  change(evidence.documents, evidence.documents.findIndex(of), { estado });
}

describe('The ledger of what takes several steps', () => {
  const lives: Record<string, (world: World, operacion: string) => void> = {
    'is approved': () => undefined,
    'is rejected': (world) => world.registrar('b', { ...both, geografico: { ...aqui, latitud: null } }),
    'is cancelled at once': (world, operacion) => {
      world.cancelar(operacion);
    },
    'is cancelled twice while it is judged': (world, operacion) => {
      world.decide();
      world.decide();
      world.cancelar(operacion);
      world.cancelar(operacion);
    },
    'is cancelled when it is over': (world, operacion) => {
      while (world.decide());
      world.cancelar(operacion);
    },
    'is reminded of its due time by two replicas': (world, operacion) => {
      world.revisar(operacion);
      world.revisar(operacion);
    },
    'is changed before it exists': (world) => world.ask('ActualizarPropiedad', 'a', { nombre: 'Antes' }),
    'loses its data before they exist': (world) => world.ask('EliminarDatosGeograficos', 'a'),
    'is changed while it is judged': (world) => {
      world.decide();
      world.decide();
      world.ask('ActualizarPropiedad', 'a', { nombre: 'Otra' });
    },
    'is deleted while it is judged': (world) => {
      world.decide();
      world.decide();
      world.ask('EliminarPropiedad', 'a');
    },
    'is deleted': (world) => {
      while (world.decide());
      world.ask('EliminarPropiedad', 'a');
    },
    'loses its data': (world) => {
      while (world.decide());
      world.ask('EliminarDatosGeograficos', 'a');
    },
    'loses its data and is changed': (world) => {
      while (world.decide());
      world.ask('EliminarDatosGeograficos', 'a');
      while (world.decide());
      world.ask('ActualizarPropiedad', 'a', { nombre: 'Otra' });
    },
    'was registered alone': (world) => world.ask('CrearPropiedad', 'sola', { nombre: 'Sola' }),
    'is data alone': (world) => world.ask('CrearDatosGeograficos', 'sola', aqui),
  };
  for (const [life, act] of Object.entries(lives)) {
    it(`finds nothing where a property ${life} and nothing went wrong`, () => {
      expect(kindsOf(draft(act))).to.deep.equal([]);
    });
  }

  it('counts a registration as lost that led to one of two creations', () => {
    const evidence = draft();
    evidence.commands.splice(first(evidence.commands, 'CrearDatosGeograficos'), 1);
    const { id } = evidence.commands[first(evidence.commands, 'RegistrarPropiedad')]!;
    expect(compare(evidence).lost.map((finding) => finding.id)).to.include(id);
  });

  it('lets an accepted cancellation come too late', () => {
    const evidence = draft((world, operacion) => {
      while (world.decide());
      world.cancelar(operacion);
    });
    expect(compare(evidence).lost).to.deep.equal([]);
  });

  it('finds an accepted cancellation lost that is not in its topic', () => {
    const evidence = draft((world, operacion) => {
      world.cancelar(operacion);
    });
    const [cancelled] = evidence.commands.splice(first(evidence.commands, 'CancelarOperacion'), 1);
    expect(compare(evidence).lost.map(({ id }) => id)).to.deep.equal([cancelled!.id]);
  });

  it('finds a creation unexpected that says something else than the registration', () => {
    const evidence = draft();
    change(evidence.commands, first(evidence.commands, 'CrearPropiedad'), { data: { ...casa, nit: '1' } });
    expect(kindsOf(evidence)).to.deep.equal(['unexpected']);
  });

  it('finds a creation unexpected that is about another property', () => {
    const evidence = draft();
    change(evidence.commands, first(evidence.commands, 'CrearPropiedad'), { aggregateId: 'b' });
    expect(kindsOf(evidence)).to.include('unexpected');
  });

  describe('a compensation that follows from a creation', () => {
    const compensated = () => {
      const evidence = draft((world, operacion) => {
        world.decide();
        world.decide();
        world.cancelar(operacion);
      });
      const created = evidence.events[first(evidence.events, 'PropiedadCreada')]!;
      change(evidence.commands, first(evidence.commands, 'EliminarPropiedad'), { causationId: created.id });
      return evidence;
    };

    it('is let be where the operation was cancelled, perhaps before it began', () => {
      expect(kindsOf(compensated())).to.deep.equal([]);
    });

    it('is found unexpected where nobody cancelled anything', () => {
      const evidence = compensated();
      evidence.commands.splice(first(evidence.commands, 'CancelarOperacion'), 1);
      expect(kindsOf(evidence)).to.include('unexpected');
    });
  });

  it('finds a reminder unexpected of an operation that there is not', () => {
    const evidence = draft((world) => {
      world.revisar('another');
    });
    expect(kindsOf(evidence)).to.deep.equal(['unexpected']);
  });

  it('finds a refusal unexpected as the duplicate of nothing, and lets that of something be', () => {
    const refused = (catastral: string): Draft => {
      const evidence = draft((world) => {
        world.decide();
        world.ask('EliminarPropiedad', 'b');
        world.ask('CrearPropiedad', 'b', { ...casa, identificacionCatastral: catastral });
      });
      const refusal = first(evidence.events, 'CreacionPropiedadFallida');
      change(evidence.events, refusal, { data: { motivo: 'DUPLICADA' } });
      return evidence;
    };
    expect(kindsOf(refused(casa.identificacionCatastral))).to.deep.equal([]);
    expect(kindsOf(refused('30'))).to.deep.equal(['unexpected']);
  });

  it('counts a second compensation of one aggregate as a double effect', () => {
    const evidence = draft((world, operacion) => {
      world.cancelar(operacion);
    });
    const eliminar = evidence.commands[first(evidence.commands, 'EliminarPropiedad')]!;
    const cause = evidence.events.at(-1)!.id;
    evidence.commands.push({ ...eliminar, id: 'again', causationId: cause });
    expect(kindsOf(evidence)).to.include('doubleEffects');
  });

  it('finds a property without geographic data, and the other way round', () => {
    for (const topic of ['eventos/geografico', 'eventos/propiedad']) {
      const evidence = draft();
      put(evidence, topic, 'ELIMINADA');
      expect(
        compare(evidence).orphans.map(({ id }) => id),
        topic,
      ).to.deep.equal(['a']);
    }
  });

  it('finds an approved property whose data somebody deleted', () => {
    const evidence = draft((world) => {
      while (world.decide());
      world.ask('EliminarDatosGeograficos', 'a');
    });
    const rejected = first(evidence.events, 'PropiedadRechazada');
    evidence.events.splice(rejected, 1);
    put(evidence, 'eventos/propiedad', 'APROBADA');
    expect(compare(evidence).orphans.map(({ id }) => id)).to.deep.equal(['a']);
  });

  it('finds a half-approved registration', () => {
    const evidence = draft();
    put(evidence, 'eventos/geografico', 'RECHAZADA');
    expect(compare(evidence).halfApproved.map(({ id }) => id)).to.deep.equal(['a']);
  });

  it('lets a property be approved and its data be rejected where somebody changed one of them', () => {
    const evidence = draft((world) => {
      while (world.decide());
      world.ask('ActualizarPropiedad', 'a', { nombre: 'Otra' });
    });
    put(evidence, 'eventos/geografico', 'RECHAZADA');
    expect(compare(evidence).halfApproved).to.deep.equal([]);
  });

  it('finds an operation that ended otherwise than its events tell', () => {
    const evidence = draft();
    const { id } = evidence.operations[0]!;
    change(evidence.operations, 0, { estado: 'RECHAZADA' });
    change(evidence.events, first(evidence.events, 'OperacionFinalizada'), { data: { estado: 'RECHAZADA' } });
    expect(kindsOf(evidence)).to.deep.equal(['wrongEnds']);
    expect(compare(evidence).wrongEnds.map((finding) => finding.id)).to.deep.equal([id]);
  });

  it('finds an operation that ended otherwise than who asked for it must expect', () => {
    const world = new World();
    world.registrar('a', both, { ends: ['COMPLETADA'] });
    const rejected = world.registrar('b', both, { ends: ['RECHAZADA', 'FALLIDA'] });
    const { wrongEnds } = compare(world.evidence());
    expect(wrongEnds.map(({ id }) => id)).to.deep.equal([rejected]);
    expect(wrongEnds[0]?.what).to.equal('RegistrarPropiedad is COMPLETADA instead of RECHAZADA or FALLIDA');
  });
});
