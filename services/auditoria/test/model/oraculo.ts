import { retieneLlave, type Registro } from '@propalpes/seedwork/domain/registro';
import { expect } from 'chai';
import { estaAbierta, type Operacion } from '../../src/domain/operacion.js';
import { haComenzado } from '../../src/sagas/sin-comenzar.js';
import { idDe } from './guion.js';
import type { Mundo } from './mundo.js';
import { acabaComoDebe, nuncaAMedias, registrosDe } from './registro.js';
import type { AnyMessage } from './topics.js';

/** What must be true of a run once nothing is left to do, whatever went wrong on the way. */
export function juzgar(mundo: Mundo): void {
  const todas = [...mundo.sistema.operaciones.stored.values()].map(({ state }) => state);
  const operaciones = todas.filter(haComenzado);
  todasTerminan(mundo, operaciones);
  cadaFinSeCuentaUnaVez(mundo, operaciones);
  cadaComandoTieneUnaRespuesta(mundo);
  nadaSeOrdenaDosVeces(mundo);
  loIgnoradoNoImportaNunca(mundo);
  laLlaveEsUnica(mundo);
  for (const registro of registrosDe(mundo)) {
    nuncaAMedias(registro);
    acabaComoDebe(registro, mundo.haPasadoUnDia);
  }
}

function todasTerminan({ pedidos }: Mundo, operaciones: readonly Operacion[]): void {
  for (const { id, tipo, estado, plazo, memoria } of operaciones) {
    expect(estaAbierta({ estado }), `${tipo} ${id} is ${estado}`).to.equal(false);
    expect({ plazo, memoria }).to.deep.equal({ plazo: null, memoria: {} });
  }
  const conocidas = new Set(operaciones.map(({ id }) => id));
  pedidos.forEach(({ hace }, n) => {
    expect(conocidas.has(idDe('operacion', n)), `operation ${n}: ${hace}`).to.equal(hace !== 'cancelar');
  });
}

function cadaFinSeCuentaUnaVez({ sistema }: Mundo, operaciones: readonly Operacion[]): void {
  const fines = distinct(sistema.topics.published('eventos/auditoria'));
  expect(fines.map(({ aggregateId }) => aggregateId)).to.have.members(operaciones.map(({ id }) => id));
  const estados = new Map(fines.map(({ aggregateId, data }) => [aggregateId, data.estado]));
  for (const { id, estado, version, bitacora } of operaciones) {
    expect(estados.get(id)).to.equal(estado);
    expect(bitacora).to.have.length(version);
  }
}

function cadaComandoTieneUnaRespuesta({ sistema: { topics } }: Mundo): void {
  for (const contexto of ['compania', 'propiedad', 'geografico'] as const) {
    const comandos = distinct<AnyMessage>(topics.published(`comandos/${contexto}`));
    const respuestas = distinct<AnyMessage>(topics.published(`eventos/${contexto}`));
    expect(respuestas.map(({ causationId }) => causationId)).to.have.members(comandos.map(({ id }) => id));
  }
}

/** An operation says each thing once. */
function nadaSeOrdenaDosVeces({ sistema: { topics } }: Mundo): void {
  const ordenes = (['comandos/compania', 'comandos/propiedad', 'comandos/geografico'] as const)
    .flatMap((topic) => distinct<AnyMessage>(topics.published(topic)))
    .filter(({ serviceName }) => serviceName === 'auditoria')
    .map(({ correlationId, type }) => `${correlationId} ${type}`);
  expect(new Set(ordenes).size).to.equal(ordenes.length);
}

/** A message that is ignored is acknowledged and leaves no receipt: whatever it did later, nobody would do again. */
function loIgnoradoNoImportaNunca({ sistema: { constancia } }: Mundo): void {
  expect(constancia.inconstantes).to.deep.equal([]);
}

function laLlaveEsUnica({ sistema }: Mundo): void {
  const llaves = estadosDe(sistema.propiedades)
    .filter((propiedad) => retieneLlave(propiedad) && propiedad.datos.identificacionCatastral !== null)
    .map(({ datos }) => datos.identificacionCatastral);
  expect(new Set(llaves).size).to.equal(llaves.length);
}

/** What was published, each once; the same id must say the same. */
function distinct<M extends AnyMessage>(messages: readonly M[]): M[] {
  const byId = new Map<string, M>();
  for (const message of messages) {
    const known = byId.get(message.id);
    if (known) expect([message.type, message.data]).to.deep.equal([known.type, known.data]);
    byId.set(message.id, message);
  }
  return [...byId.values()];
}

const estadosDe = <D>({ repository }: { repository: { stored: Map<string, { state: Registro<D> }> } }) =>
  [...repository.stored.values()].map(({ state }) => state);
