import { messagesOf } from '@propalpes/seedwork/testing/topic-messages';
import { expect } from 'chai';
import { valida } from './support/companias.js';
import { Sistema, type Operacion } from './support/sistema.js';

const pasosDe = ({ pasos }: Operacion) => pasos.map(({ nombre, estado }) => `${nombre} ${estado}`);
const codigosDe = ({ reglas_fallidas: reglas }: Pick<Operacion, 'reglas_fallidas'>) =>
  reglas.map(({ codigo }) => codigo);

describe('companies, from the request to the verdict', function () {
  this.timeout(60_000);
  let sistema: Sistema;

  before(async () => {
    sistema = await Sistema.start();
  });

  after(() => sistema.close());

  it('a valid one is approved', async () => {
    const aceptada = await sistema.crear({ ...valida(), identificacion: '890903938-8' });
    const operacion = await sistema.finDe(aceptada);
    expect(operacion).to.include({
      tipo: 'CREAR_COMPANIA',
      estado: 'COMPLETADA',
      agregado_id: aceptada.id,
      motivo: null,
    });
    expect(pasosDe(operacion)).to.deep.equal([
      'compania HECHO',
      'auditoria_compania HECHO',
      'decision_compania HECHO',
    ]);
    expect(await sistema.compania(aceptada.id)).to.include({ estado: 'APROBADA', version: 1 });
  });

  it('one without email and with a wrong check digit is rejected for both', async () => {
    const aceptada = await sistema.crear({ nombre: 'Casas', identificacion: '899999068-2' });
    const operacion = await sistema.finDe(aceptada);
    const reglas = ['COMPANIA_SIN_EMAIL', 'NIT_DIGITO_INCORRECTO'];
    expect(operacion.estado).to.equal('RECHAZADA');
    expect(codigosDe(operacion)).to.deep.equal(reglas);
    const compania = await sistema.compania(aceptada.id);
    expect(compania.estado).to.equal('RECHAZADA');
    expect(codigosDe(compania)).to.deep.equal(reglas);
  });

  it('a second one with the same identification fails as DUPLICADA', async () => {
    const datos = valida();
    const primera = await sistema.crear(datos);
    await sistema.finDe(primera);
    const segunda = await sistema.crear({ ...datos, identificacion: datos.identificacion.replace('-', '') });
    expect(await sistema.finDe(segunda)).to.include({ estado: 'FALLIDA', motivo: 'DUPLICADA' });
    expect(await sistema.compania(segunda.id)).to.include({ estado: 'FALLIDA' });
    expect(await sistema.listadas(`identificacion=${datos.identificacion}`)).to.have.length(1);
  });

  it('two of one identification at the same moment: one is approved, the other fails', async () => {
    const datos = valida();
    const aceptadas = await Promise.all([sistema.crear(datos), sistema.crear(datos)]);
    const operaciones = await Promise.all(aceptadas.map((aceptada) => sistema.finDe(aceptada)));
    expect(operaciones.map(({ estado }) => estado)).to.have.members(['COMPLETADA', 'FALLIDA']);
  });

  it('the identification of a rejected one may be registered by another', async () => {
    const datos = valida();
    await sistema.finDe(await sistema.crear({ ...datos, email: null }));
    expect(await sistema.finDe(await sistema.crear(datos))).to.include({ estado: 'COMPLETADA' });
  });

  it('the same idempotency key twice makes one company and one operation', async () => {
    const datos = valida();
    const clave = { 'idempotency-key': `clave-${datos.identificacion}` };
    const primera = await sistema.crear(datos, clave);
    await sistema.finDe(primera);
    const segunda = await sistema.crear(datos, clave);
    expect(segunda).to.deep.equal(primera);
    await sistema.finDe(await sistema.actualizar(primera.id, { nombre: 'después' }));
    const compania = await sistema.compania(primera.id);
    expect(compania, 'nothing happened twice').to.include({ estado: 'APROBADA', version: 3 });
    expect(await sistema.finDe(primera)).to.include({ estado: 'COMPLETADA' });
  });

  it('another company under a key that was used fails as DUPLICADA and changes nothing', async () => {
    const datos = valida();
    const clave = { 'idempotency-key': `clave-${datos.identificacion}` };
    const primera = await sistema.crear(datos, clave);
    await sistema.finDe(primera);
    const segunda = await sistema.crear(valida(), clave);
    expect(segunda.id).to.equal(primera.id);
    expect(await sistema.finDe(segunda)).to.include({ estado: 'FALLIDA', motivo: 'DUPLICADA' });
    expect(await sistema.compania(primera.id)).to.include({ ...datos, estado: 'APROBADA' });
    expect(await sistema.finDe(primera)).to.include({ estado: 'COMPLETADA' });
  });

  it('another change under a key that was used is carried out as its own operation', async () => {
    const { id } = await sistema.crear(valida());
    const clave = { 'idempotency-key': `cambio-${id}` };
    const primero = await sistema.actualizar(id, { nombre: 'primero' }, clave);
    const segundo = await sistema.actualizar(id, { nombre: 'segundo' }, clave);
    expect(segundo.operacion).to.not.equal(primero.operacion);
    expect(await sistema.finDe(segundo)).to.include({ estado: 'COMPLETADA' });
    expect(await sistema.compania(id)).to.include({ nombre: 'segundo' });
  });

  it('an update is audited again', async () => {
    const creada = await sistema.crear(valida());
    await sistema.finDe(creada);
    const cambio = await sistema.finDe(await sistema.actualizar(creada.id, { email: 'hola' }));
    expect(cambio).to.include({ tipo: 'ACTUALIZAR_COMPANIA', estado: 'RECHAZADA' });
    expect(codigosDe(cambio)).to.deep.equal(['EMAIL_INVALIDO']);
    expect(await sistema.compania(creada.id)).to.include({ estado: 'RECHAZADA' });
    const arreglo = await sistema.finDe(await sistema.actualizar(creada.id, { email: 'hola@casas.co' }));
    expect(arreglo).to.include({ estado: 'COMPLETADA' });
    expect(await sistema.compania(creada.id)).to.include({ estado: 'APROBADA' });
  });

  it('an update of what somebody else changed meanwhile fails as VERSION_OBSOLETA', async () => {
    const creada = await sistema.crear(valida());
    await sistema.finDe(creada);
    const { version } = await sistema.compania(creada.id);
    await sistema.finDe(
      await sistema.actualizar(creada.id, { nombre: 'primero', version_esperada: version }),
    );
    const segundo = await sistema.actualizar(creada.id, { nombre: 'segundo', version_esperada: version });
    expect(await sistema.finDe(segundo)).to.include({ estado: 'FALLIDA', motivo: 'VERSION_OBSOLETA' });
  });

  it('an update to the identification of another fails as DUPLICADA', async () => {
    const [una, otra] = [valida(), valida()];
    const creada = await sistema.crear(una);
    await Promise.all([sistema.finDe(creada), sistema.finDe(await sistema.crear(otra))]);
    const cambio = await sistema.actualizar(creada.id, { identificacion: otra.identificacion });
    expect(await sistema.finDe(cambio)).to.include({ estado: 'FALLIDA', motivo: 'DUPLICADA' });
    expect(await sistema.compania(creada.id)).to.include({ estado: 'APROBADA' });
  });

  it('an update of one that nobody registered fails as NO_EXISTE', async () => {
    const cambio = await sistema.actualizar('0197a2b4-7c1e-7000-8000-0000000000aa', { nombre: 'x' });
    expect(await sistema.finDe(cambio)).to.include({ estado: 'FALLIDA', motivo: 'NO_EXISTE' });
  });

  it('a deleted one is a tombstone that is not listed and does not come back', async () => {
    const creada = await sistema.crear(valida());
    await sistema.finDe(creada);
    const borrada = await sistema.finDe(await sistema.eliminar(creada.id));
    expect(borrada).to.include({ tipo: 'ELIMINAR_COMPANIA', estado: 'COMPLETADA' });
    expect(pasosDe(borrada)).to.deep.equal(['compania HECHO']);
    expect((await sistema.listadas('limite=100')).map(({ id }) => id)).to.not.include(creada.id);
    const tarde = await sistema.actualizar(creada.id, { nombre: 'tarde' });
    expect(await sistema.finDe(tarde)).to.include({ estado: 'FALLIDA', motivo: 'NO_EXISTE' });
    expect(await sistema.compania(creada.id)).to.include({ estado: 'ELIMINADA' });
  });

  it('one that is changed many times at once ends approved, and every operation is over', async () => {
    const creada = await sistema.crear(valida());
    const cambios = await Promise.all(
      Array.from({ length: 10 }, (_, numero) =>
        sistema.actualizar(creada.id, { nombre: `nombre ${numero}` }),
      ),
    );
    const operaciones = await Promise.all([creada, ...cambios].map((cambio) => sistema.finDe(cambio)));
    const estados = operaciones.map(({ estado }) => estado);
    expect(estados.every((estado) => ['COMPLETADA', 'SUSTITUIDA'].includes(estado))).to.be.true;
    expect(estados).to.include('COMPLETADA');
    expect(await sistema.compania(creada.id)).to.include({ estado: 'APROBADA' });
  });

  it('none of all this left a dead letter', async () => {
    expect(await messagesOf(sistema.sandbox.broker(), 'errores/mensajes')).to.be.empty;
  });
});
