import { messagesOf } from '@propalpes/seedwork/testing/topic-messages';
import { expect } from 'chai';
import { digitoDeVerificacion } from '../src/domain/nit.js';
import { SistemaDePropiedades } from './support/sistema-de-propiedades.js';
import type { Operacion } from './support/sistema.js';

let siguiente = 900_000_000;

const numero = () => String((siguiente += 1));
const nit = (base = numero()) => `${base}-${digitoDeVerificacion(base)}`;
const catastral = () => numero().padStart(20, '0');
const pasosDe = ({ pasos }: Operacion) => pasos.map(({ nombre, estado }) => `${nombre} ${estado}`);
const codigosDe = ({ reglas_fallidas: reglas }: Pick<Operacion, 'reglas_fallidas'>) =>
  reglas.map(({ codigo }) => codigo);

describe('properties, from the command to the verdict', function () {
  this.timeout(60_000);
  let todo: SistemaDePropiedades;
  const conocido = nit();

  before(async () => {
    todo = await SistemaDePropiedades.start({ REVIEW_AFTER_MS: '1500', SWEEP_EVERY_MS: '100' });
    await todo.sistema.finDe(await todo.sistema.crear(compania(conocido)));
  });

  after(() => todo.sistema.close());

  const compania = (identificacion: string) => ({ nombre: 'Casas', email: 'hola@casas.co', identificacion });
  const valida = () => ({ identificacionCatastral: catastral(), nit: conocido });
  const estadosDe = async (aceptado: Parameters<SistemaDePropiedades['ambos']>[0]) =>
    (await todo.ambos(aceptado)).map(({ estado }) => estado);

  it('a valid one is approved, with its geographic data', async () => {
    const aceptada = await todo.registrar(valida());
    const operacion = await todo.sistema.finDe(aceptada);
    expect(operacion).to.include({
      tipo: 'CREAR_PROPIEDAD',
      estado: 'COMPLETADA',
      agregado_id: aceptada.id,
      motivo: null,
    });
    expect(pasosDe(operacion)).to.deep.equal([
      'propiedad HECHO',
      'geografico HECHO',
      'auditoria_propiedad HECHO',
      'auditoria_geografico HECHO',
      'decision_propiedad HECHO',
      'decision_geografico HECHO',
    ]);
    expect(await estadosDe(aceptada)).to.deep.equal(['APROBADA', 'APROBADA']);
  });

  it('its log says what moved it', async () => {
    const { bitacora } = await todo.sistema.finDe(await todo.registrar(valida()));
    expect(bitacora.map(({ causa }) => causa)).to.have.members([
      'RegistrarPropiedad',
      'PropiedadCreada',
      'DatosGeograficosCreados',
      'PropiedadAprobada',
      'DatosGeograficosAprobados',
    ]);
    expect(bitacora.map(({ estado }) => estado).at(-1)).to.equal('COMPLETADA');
  });

  it('one in Madrid and without a name is rejected for both, and so are its geographic data', async () => {
    const aceptada = await todo.registrar(
      { ...valida(), nombre: '' },
      { latitud: '40.42', longitud: '-3.70' },
    );
    const reglas = ['PROPIEDAD_SIN_NOMBRE', 'FUERA_DEL_PAIS'];
    const operacion = await todo.sistema.finDe(aceptada);
    expect(operacion.estado).to.equal('RECHAZADA');
    expect(codigosDe(operacion)).to.deep.equal(reglas);
    for (const registrado of await todo.ambos(aceptada)) {
      expect(registrado.estado).to.equal('RECHAZADA');
      expect(codigosDe(registrado)).to.deep.equal(reglas);
    }
  });

  it('two of one cadastral number at once: one lives, the other is undone, data and all', async () => {
    const datos = valida();
    const aceptadas = await Promise.all([todo.registrar(datos), todo.registrar(datos)]);
    const operaciones = await Promise.all(aceptadas.map((aceptada) => todo.sistema.finDe(aceptada)));
    expect(operaciones.map(({ estado }) => estado)).to.have.members(['COMPLETADA', 'COMPENSADA']);
    const perdida = aceptadas[operaciones.findIndex(({ estado }) => estado === 'COMPENSADA')]!;
    expect(await todo.sistema.finDe(perdida)).to.include({ motivo: 'DUPLICADA' });
    const [propiedad, datosGeograficos] = await todo.ambos(perdida);
    expect(propiedad).to.include({ estado: 'FALLIDA', motivo: 'DUPLICADA' });
    expect(datosGeograficos).to.include({ estado: 'ELIMINADA', motivo: 'COMPENSACION' });
  });

  it('one of a company that is registered at the same moment is approved', async () => {
    const nuevo = nit();
    const [aceptada] = await Promise.all([
      todo.registrar({ ...valida(), nit: nuevo }),
      todo.sistema.crear(compania(nuevo)),
    ]);
    expect(await todo.sistema.finDe(aceptada)).to.include({ estado: 'COMPLETADA' });
  });

  it('one of a company that nobody knows is rejected after a second look', async () => {
    const operacion = await todo.sistema.finDe(await todo.registrar({ ...valida(), nit: nit() }));
    expect(codigosDe(operacion)).to.deep.equal(['NIT_DESCONOCIDO']);
    expect(operacion.bitacora.map(({ causa }) => causa)).to.include('RevisarOperacion');
  });

  it('one that is cancelled is undone, data and all', async () => {
    const aceptada = await todo.registrar({ ...valida(), nit: nit() });
    const creados = ({ pasos }: Operacion) => pasos.slice(0, 2).every(({ estado }) => estado === 'HECHO');
    await todo.sistema.operacionCuando(aceptada, creados);
    await todo.cancelar(aceptada);
    expect(await todo.sistema.finDe(aceptada)).to.include({ estado: 'COMPENSADA', motivo: 'CANCELADA' });
    expect(await estadosDe(aceptada)).to.deep.equal(['ELIMINADA', 'ELIMINADA']);
  });

  it('one that is deleted takes its geographic data with it', async () => {
    const aceptada = await todo.registrar(valida());
    await todo.sistema.finDe(aceptada);
    const borrada = await todo.sistema.finDe(await todo.eliminar('propiedad', aceptada));
    expect(borrada).to.include({ tipo: 'ELIMINAR_PROPIEDAD', estado: 'COMPLETADA' });
    expect(await estadosDe(aceptada)).to.deep.equal(['ELIMINADA', 'ELIMINADA']);
  });

  it('one whose geographic data are deleted is rejected for that', async () => {
    const aceptada = await todo.registrar(valida());
    await todo.sistema.finDe(aceptada);
    const borrados = await todo.sistema.finDe(await todo.eliminar('geografico', aceptada));
    expect(borrados).to.include({ tipo: 'ELIMINAR_DATOS_GEOGRAFICOS', estado: 'COMPLETADA' });
    const [propiedad] = await todo.ambos(aceptada);
    expect(propiedad.estado).to.equal('RECHAZADA');
    expect(codigosDe(propiedad)).to.deep.equal(['SIN_DATOS_GEOGRAFICOS']);
  });

  it('none of all this left a dead letter', async () => {
    expect(await messagesOf(todo.sistema.sandbox.broker(), 'errores/mensajes')).to.be.empty;
  });
});
