import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { Cliente } from '../src/cliente.js';
import { validCompania, wrongNit } from '../src/samples.js';

interface Compania {
  readonly nombre: string | null;
  readonly identificacion: string | null;
  readonly estado: string;
  readonly fechaCreacion: string;
  readonly reglasFallidas: readonly { readonly codigo: string }[];
}

const FIELDS = 'nombre identificacion estado fechaCreacion reglasFallidas { codigo }';

describe('A company', () => {
  const cliente = new Cliente();
  const look = (id: string) => cliente.look<Compania>('compania', id, FIELDS);
  const listed = (desde: string) => cliente.listedSince<Compania>('companias', desde, FIELDS);

  after(() => cliente.leave());

  it('with a name, an email and a valid NIT is APROBADA', async () => {
    const { estado, agregadoId, pasos } = await cliente.ask('crearCompania', validCompania());
    expect(estado).to.equal('COMPLETADA');
    expect(pasos.map((paso) => paso.estado)).to.deep.equal(['HECHO', 'HECHO', 'HECHO']);
    expect(await look(agregadoId)).to.include({ estado: 'APROBADA' });
  });

  it('without a name and an email and with a wrong check digit is RECHAZADA, and told of every rule it broke', async () => {
    const identificacion = wrongNit(validCompania().identificacion);
    const { estado, agregadoId, reglasFallidas } = await cliente.ask('crearCompania', { identificacion });
    expect(estado).to.equal('RECHAZADA');
    expect(reglasFallidas.map(({ codigo }) => codigo)).to.have.members([
      'COMPANIA_SIN_NOMBRE',
      'COMPANIA_SIN_EMAIL',
      'NIT_DIGITO_INCORRECTO',
    ]);
    const compania = await look(agregadoId);
    expect(compania.estado).to.equal('RECHAZADA');
    expect(compania.reglasFallidas).to.deep.equal(reglasFallidas);
  });

  it('with the NIT of another is refused as DUPLICADA, and never listed', async () => {
    const compania = validCompania();
    const { agregadoId: first } = await cliente.ask('crearCompania', compania);
    const second = await cliente.ask('crearCompania', { ...compania, nombre: 'La misma' });
    expect(second).to.include({ estado: 'FALLIDA', motivo: 'DUPLICADA' });
    const { fechaCreacion } = await look(first);
    const withTheNit = (await listed(fechaCreacion)).filter(
      ({ identificacion }) => identificacion === compania.identificacion,
    );
    expect(withTheNit.map(({ id }) => id)).to.deep.equal([first]);
  });

  it('that is asked for twice under one Idempotency-Key is one company and one operation', async () => {
    const compania = validCompania();
    const key = randomUUID();
    const [first, second] = await Promise.all([
      cliente.begin('crearCompania', compania, key),
      cliente.begin('crearCompania', compania, key),
    ]);
    expect(first).to.equal(second);
    const { estado, agregadoId } = await cliente.endOf(first);
    expect(estado).to.equal('COMPLETADA');
    const { fechaCreacion } = await look(agregadoId);
    const withTheNit = (await listed(fechaCreacion)).filter(
      ({ identificacion }) => identificacion === compania.identificacion,
    );
    expect(withTheNit).to.have.length(1);
  });

  it('that is changed is audited again: RECHAZADA with a wrong email, APROBADA when that is put right', async () => {
    const { agregadoId: id } = await cliente.ask('crearCompania', validCompania());
    const worse = await cliente.ask('actualizarCompania', { id, email: 'no es un correo' });
    expect(worse.estado).to.equal('RECHAZADA');
    expect(worse.reglasFallidas).to.deep.equal([{ codigo: 'EMAIL_INVALIDO' }]);
    expect(await look(id)).to.include({ estado: 'RECHAZADA' });
    const better = await cliente.ask('actualizarCompania', { id, email: 'hola@alpes.co' });
    expect(better.estado).to.equal('COMPLETADA');
    expect(await look(id)).to.include({ estado: 'APROBADA' });
  });

  it('is listed until it is deleted', async () => {
    const { agregadoId: id } = await cliente.ask('crearCompania', validCompania());
    const { fechaCreacion } = await look(id);
    const ids = async () => (await listed(fechaCreacion)).map((compania) => compania.id);
    expect(await ids()).to.include(id);
    const { estado } = await cliente.ask('eliminarCompania', { id });
    expect(estado).to.equal('COMPLETADA');
    expect(await ids()).to.not.include(id);
    expect(await look(id)).to.include({ estado: 'ELIMINADA' });
  });
});
