import { expect } from 'chai';
import { Sistema } from './support/sistema.js';

const NIT = '890903938-8';
const VALLE = '25001000000000001234';
const casa = (nombre: string, catastral: string) =>
  `crearPropiedad(nombrePropiedad: "${nombre}", identificacionCatastral: "${catastral}", nit: "${NIT}", latitud: "4.6", longitud: "-74.08")`;

interface Propiedad {
  readonly nombre: string | null;
  readonly estado: string;
  readonly datosGeograficos: { readonly estado: string; readonly latitud: string } | null;
  readonly compania: { readonly nombre: string } | null;
  readonly auditoria: { readonly id: string; readonly estado: string } | null;
}

describe('properties, from GraphQL to the verdict', function () {
  this.timeout(60_000);
  let sistema: Sistema;

  before(async () => {
    sistema = await Sistema.start();
    await sistema.carryOut(
      `crearCompania(nombre: "Alpes", email: "hola@alpes.co", identificacion: "${NIT}")`,
    );
  });

  after(() => sistema.close());

  const propiedad = async (id: string) => {
    const fields =
      'nombre estado datosGeograficos { estado latitud } compania { nombre } auditoria { id estado }';
    return (await sistema.query<{ propiedad: Propiedad }>(`{ propiedad(id: "${id}") { ${fields} } }`))
      .propiedad;
  };

  it('one is registered, and shown with what every service knows of it', async () => {
    const { id, estado, agregadoId } = await sistema.carryOut(casa('Casa Verde', VALLE));
    expect(estado).to.equal('COMPLETADA');
    expect(await propiedad(agregadoId)).to.deep.equal({
      nombre: 'Casa Verde',
      estado: 'APROBADA',
      datosGeograficos: { estado: 'APROBADA', latitud: '4.6' },
      compania: { nombre: 'Alpes' },
      auditoria: { id, estado: 'COMPLETADA' },
    });
  });

  it('what is refused under a key that was used leaves alone what was registered under it', async () => {
    const key = { 'idempotency-key': 'k1' };
    const primera = await sistema.carryOut(casa('Casa Azul', '25001000000000001235'), key);
    const segunda = await sistema.carryOut(casa('Casa Roja', VALLE), key);
    expect([primera.estado, segunda.estado]).to.deep.equal(['COMPLETADA', 'COMPENSADA']);
    expect(await propiedad(segunda.agregadoId)).to.deep.include({
      estado: 'FALLIDA',
      datosGeograficos: { estado: 'ELIMINADA', latitud: '4.6' },
    });
    expect(await propiedad(primera.agregadoId)).to.deep.include({
      nombre: 'Casa Azul',
      estado: 'APROBADA',
      datosGeograficos: { estado: 'APROBADA', latitud: '4.6' },
    });
  });

  it('one is changed, loses its geographic data and is deleted, each time by the operation that is told', async () => {
    const { agregadoId } = await sistema.carryOut(casa('Lote', '25001000000000001236'));
    for (const [mutation, esperada] of [
      [`actualizarPropiedad(id: "${agregadoId}", nombre: "Finca")`, 'APROBADA APROBADA'],
      [`actualizarDatosGeograficos(id: "${agregadoId}", latitud: "norte")`, 'APROBADA RECHAZADA'],
      [`eliminarDatosGeograficos(geograficosId: "${agregadoId}")`, 'RECHAZADA ELIMINADA'],
      [`eliminarPropiedad(propiedadId: "${agregadoId}")`, 'ELIMINADA ELIMINADA'],
    ] as const) {
      const { id, estado } = await sistema.carryOut(mutation);
      const one = await propiedad(agregadoId);
      expect(`${one.estado} ${one.datosGeograficos?.estado}`, mutation).to.equal(esperada);
      expect(one.auditoria).to.deep.equal({ id, estado });
    }
  });

  it('one whose company nobody knows yet is undone when its operation is cancelled', async () => {
    const huerfana = casa('Villa', '25001000000000001237').replace(NIT, '800197268-4');
    const id = await sistema.send(huerfana);
    const { estado, agregadoId } = await sistema.carryOut(`cancelarOperacion(id: "${id}")`);
    expect(estado).to.equal('COMPENSADA');
    expect(await propiedad(agregadoId)).to.deep.include({
      estado: 'ELIMINADA',
      compania: null,
      auditoria: { id, estado },
    });
  });
});
