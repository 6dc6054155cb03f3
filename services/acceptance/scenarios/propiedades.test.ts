import { expect } from 'chai';
import { Cliente } from '../src/cliente.js';
import { newNit, validCompania, validPropiedad } from '../src/samples.js';

interface Registro {
  readonly estado: string;
  readonly motivo: string | null;
  readonly reglasFallidas: readonly { readonly codigo: string }[];
}

const FIELDS = 'estado motivo reglasFallidas { codigo }';

describe('A property', () => {
  const cliente = new Cliente();
  const nit = newNit();
  const propiedad = (id: string) => cliente.look<Registro>('propiedad', id, FIELDS);
  const geografico = (id: string) => cliente.look<Registro>('geografico', id, FIELDS);

  const created = async (): Promise<string> => {
    const { estado, agregadoId } = await cliente.ask('crearPropiedad', validPropiedad(nit));
    expect(estado).to.equal('COMPLETADA');
    return agregadoId;
  };

  before(() => cliente.ask('crearCompania', { ...validCompania(), identificacion: nit }));

  after(() => cliente.leave());

  it('of a known company is APROBADA, and so is where it is', async () => {
    const id = await created();
    expect(await propiedad(id)).to.include({ estado: 'APROBADA' });
    expect(await geografico(id)).to.include({ estado: 'APROBADA' });
  });

  it('at a latitude that does not exist is RECHAZADA, and so is where it is', async () => {
    const there = { ...validPropiedad(nit), latitud: '95.2' };
    const { estado, agregadoId, reglasFallidas } = await cliente.ask('crearPropiedad', there);
    expect(estado).to.equal('RECHAZADA');
    expect(reglasFallidas).to.deep.include({ codigo: 'LATITUD_FUERA_DE_RANGO' });
    expect(await propiedad(agregadoId)).to.deep.include({ estado: 'RECHAZADA', reglasFallidas });
    expect(await geografico(agregadoId)).to.deep.include({ estado: 'RECHAZADA', reglasFallidas });
  });

  it('with a NIT that no company has is RECHAZADA, after a second look', async () => {
    const { estado, reglasFallidas } = await cliente.ask('crearPropiedad', validPropiedad(newNit()));
    expect(estado).to.equal('RECHAZADA');
    expect(reglasFallidas).to.deep.equal([{ codigo: 'NIT_DESCONOCIDO' }]);
  });

  it('that is asked for right after its company is not RECHAZADA for an unknown NIT', async () => {
    const compania = validCompania();
    await cliente.begin('crearCompania', compania);
    const { estado } = await cliente.ask('crearPropiedad', validPropiedad(compania.identificacion));
    expect(estado).to.equal('COMPLETADA');
  });

  it('with the cadastral number of another that is asked for at once: one lives, the other is undone', async () => {
    const twin = validPropiedad(nit);
    const operaciones = await Promise.all([
      cliente.begin('crearPropiedad', twin),
      cliente.begin('crearPropiedad', { ...twin, nombrePropiedad: 'La misma casa' }),
    ]);
    const ends = await Promise.all(operaciones.map((operacion) => cliente.endOf(operacion)));
    expect(ends.map(({ estado }) => estado)).to.have.members(['COMPLETADA', 'COMPENSADA']);
    const lives = ends.find(({ estado }) => estado === 'COMPLETADA')?.agregadoId ?? '';
    expect(await propiedad(lives)).to.include({ estado: 'APROBADA' });
    expect(await geografico(lives)).to.include({ estado: 'APROBADA' });
    const undone = ends.find(({ estado }) => estado === 'COMPENSADA');
    expect(undone?.motivo).to.equal('DUPLICADA');
    expect(await propiedad(undone?.agregadoId ?? '')).to.include({ estado: 'FALLIDA', motivo: 'DUPLICADA' });
    expect(await geografico(undone?.agregadoId ?? '')).to.include({ estado: 'ELIMINADA' });
  });

  it('without geographic data any more is RECHAZADA: SIN_DATOS_GEOGRAFICOS', async () => {
    const id = await created();
    const { estado } = await cliente.ask('eliminarDatosGeograficos', { geograficosId: id });
    expect(estado).to.equal('COMPLETADA');
    expect(await geografico(id)).to.include({ estado: 'ELIMINADA' });
    expect(await propiedad(id)).to.deep.include({
      estado: 'RECHAZADA',
      reglasFallidas: [{ codigo: 'SIN_DATOS_GEOGRAFICOS' }],
    });
  });

  it('that is deleted takes its geographic data with it, and neither is listed', async () => {
    const id = await created();
    const { fechaCreacion } = await cliente.look<{ fechaCreacion: string }>('propiedad', id, 'fechaCreacion');
    const { estado } = await cliente.ask('eliminarPropiedad', { propiedadId: id });
    expect(estado).to.equal('COMPLETADA');
    expect(await propiedad(id)).to.include({ estado: 'ELIMINADA' });
    expect(await geografico(id)).to.include({ estado: 'ELIMINADA' });
    for (const lista of ['propiedades', 'geograficos'] as const) {
      const listed = await cliente.listedSince(lista, fechaCreacion, '');
      expect(listed.map((registro) => registro.id)).to.not.include(id);
    }
  });

  it('is undone when its registration is cancelled while it waits for its company', async () => {
    const operacion = await cliente.begin('crearPropiedad', validPropiedad(newNit()));
    await cliente.begin('cancelarOperacion', { id: operacion });
    const { estado, motivo, agregadoId } = await cliente.endOf(operacion);
    expect({ estado, motivo }).to.deep.equal({ estado: 'COMPENSADA', motivo: 'CANCELADA' });
    expect(await propiedad(agregadoId)).to.include({ estado: 'ELIMINADA' });
    expect(await geografico(agregadoId)).to.include({ estado: 'ELIMINADA' });
  });
});
