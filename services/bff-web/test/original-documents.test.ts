import { expect } from 'chai';
import { TestBff } from './support/bff.js';
import { companiaJson, datosGeograficosJson, ID } from './support/samples.js';

const FECHAS = 'fechaCreacion fechaActualizacion';
const ACEPTADO = { mensaje: 'Procesando mensaje', codigo: 202 };

/** What clients of the first PropAlpes send, as they send it. */
describe('the documents of the original', () => {
  const bff = new TestBff();

  before(async () => {
    await bff.start();
    bff.companias.answerJson([companiaJson()]);
    bff.geograficos.answerJson([datosGeograficosJson()]);
  });

  after(() => bff.stop());

  for (const [document, variables] of [
    [
      `mutation ($nombre: String!, $email: String!, $identificacion: String!) {
        crearCompania(nombre: $nombre, email: $email, identificacion: $identificacion) { mensaje codigo }
      }`,
      { nombre: 'Alpes', email: 'hola@alpes.co', identificacion: '890903938-8' },
    ],
    [
      `mutation {
        crearPropiedad(
          nombrePropiedad: "Casa", identificacionCatastral: "25001000000000001234", nit: "890903938-8"
          latitud: "4.6", longitud: "-74.08"
        ) { mensaje codigo }
      }`,
      {},
    ],
    [
      'mutation ($id: String!) { eliminarDatosGeograficos(geograficosId: $id) { mensaje codigo } }',
      { id: ID },
    ],
    ['mutation ($id: String!) { eliminarPropiedad(propiedadId: $id) { mensaje codigo } }', { id: ID }],
  ] as const) {
    const name = /(\w+)\(\s*\w+:/.exec(document)?.[1] ?? '';
    it(`${name} is accepted`, async () => {
      const { body } = await bff.graphql(document, variables);
      expect(body).to.deep.equal({ data: { [name]: ACEPTADO } });
    });
  }

  for (const [name, fields] of [
    ['companias', 'id nombre email identificacion'],
    ['geograficos', 'id nombrePropiedad latitud longitud'],
  ] as const) {
    it(`${name} is answered`, async () => {
      const { body } = await bff.graphql(`{ ${name} { ${fields} ${FECHAS} } }`);
      expect(body.errors).to.equal(undefined);
      const [one] = body.data![name] as Record<string, unknown>[];
      expect(Object.values(one!)).to.not.include(null);
    });
  }
});
