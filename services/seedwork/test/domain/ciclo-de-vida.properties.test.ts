import { expect } from 'chai';
import fc from 'fast-check';
import type { Decision } from '../../src/domain/aggregate.js';
import {
  actualizacionFallida,
  actualizar,
  aprobar,
  crear,
  crearDuplicado,
  eliminar,
  rechazar,
} from '../../src/domain/ciclo-de-vida.js';
import type { Registro, Suceso } from '../../src/domain/registro.js';
import { registroMapping } from '../../src/persistence/registro-document.js';
import { ID } from '../../testing/registros.js';
import { solicitud, type Datos } from '../support/registros.js';

type Actual = Registro<Datos> | undefined;
type Resultado = Decision<Registro<Datos>, Suceso<Datos>>;
type Comando = (actual: Actual) => Resultado;

/** Named, so that a counterexample can be read. */
const named = (name: string, comando: Comando): Comando => Object.assign(comando, { toString: () => name });

const llave = fc.constantFrom('a', 'b', null);
const version = fc.integer({ min: 0, max: 12 });

const comando: fc.Arbitrary<Comando> = fc.oneof(
  llave.map((llave) => named(`crear ${llave}`, (actual) => crear(actual, { llave }, solicitud()))),
  fc.constant(named('crearDuplicado', (actual) => crearDuplicado(actual, solicitud()))),
  fc
    .tuple(llave, fc.option(version))
    .map(([llave, esperada]) =>
      named(`actualizar ${llave} ${esperada}`, (actual) =>
        actualizar(actual, { llave }, esperada, solicitud()),
      ),
    ),
  fc.constant(
    named('actualizacionFallida', (actual) => actualizacionFallida(actual, 'DUPLICADA', solicitud())),
  ),
  fc.constant(named('eliminar', (actual) => eliminar(actual, null, solicitud()))),
  version.map((auditada) => named(`aprobar ${auditada}`, (actual) => aprobar(actual, auditada, solicitud()))),
  fc
    .option(version)
    .map((auditada) =>
      named(`rechazar ${auditada}`, (actual) => rechazar(actual, auditada, [], solicitud())),
    ),
);

interface Paso {
  readonly antes: Actual;
  readonly despues: Registro<Datos>;
  readonly sucesos: readonly Suceso<Datos>[];
}

/** Every step of a life in which these commands arrive one after the other. */
function vivir(comandos: readonly Comando[]): Paso[] {
  let antes: Actual;
  return comandos.map((comando) => {
    const { state, events } = comando(antes);
    const paso = { antes, despues: state, sucesos: events };
    antes = state;
    return paso;
  });
}

const siempre = (holds: (paso: Paso) => void) => {
  fc.assert(
    fc.property(fc.array(comando, { minLength: 1, maxLength: 12 }), (comandos) => {
      vivir(comandos).forEach(holds);
    }),
  );
};

const mapping = registroMapping<Datos>((datos) => datos.llave ?? undefined);
const esTumba = (registro: Actual) => registro?.estado === 'FALLIDA' || registro?.estado === 'ELIMINADA';

describe('whatever commands arrive, in whichever order', () => {
  it('the version grows by exactly one with each', () => {
    siempre(({ antes, despues }) => {
      expect(despues.version).to.equal((antes?.version ?? 0) + 1);
    });
  });

  it('each has exactly one event', () => {
    siempre(({ sucesos }) => {
      expect(sucesos).to.have.length(1);
    });
  });

  it('a tombstone never comes back to life', () => {
    siempre(({ antes, despues }) => {
      if (esTumba(antes)) expect(esTumba(despues)).to.be.true;
    });
  });

  it('what is deleted stays deleted', () => {
    siempre(({ antes, despues }) => {
      if (antes?.estado === 'ELIMINADA') expect(despues.estado).to.equal('ELIMINADA');
    });
  });

  it('the unique key is held while it is PENDIENTE or APROBADA, and by nothing else', () => {
    siempre(({ despues }) => {
      const retiene = ['PENDIENTE', 'APROBADA'].includes(despues.estado) && despues.datos.llave !== null;
      expect(mapping.toFields(despues).llave).to.equal(retiene ? despues.datos.llave : `~${ID}`);
    });
  });

  it('only a verdict on the data as they are approves or rejects', () => {
    siempre(({ antes, despues }) => {
      const juzgada = despues.estado === 'APROBADA' || despues.estado === 'RECHAZADA';
      if (juzgada && despues.estado !== antes?.estado)
        expect(despues.versionDatos).to.equal(antes?.versionDatos);
    });
  });

  it('a refusal changes nothing that is there', () => {
    siempre(({ antes, despues, sucesos }) => {
      if (antes && /fallid[ao]$/.test(sucesos[0]!.suceso))
        expect({ ...despues, version: 0 }).to.deep.equal({ ...antes, version: 0 });
    });
  });
});
