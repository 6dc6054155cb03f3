import { cursorOf } from '@propalpes/seedwork/http/cursor';
import { expect } from 'chai';
import { TestBff } from './support/bff.js';
import {
  companiaJson,
  datosGeograficosJson,
  ID,
  operacionJson,
  OTHER_ID,
  propiedadJson,
} from './support/samples.js';

const CURSOR = cursorOf({ fechaCreacion: Date.parse(companiaJson().fecha_creacion), id: ID });
const COMPANIA =
  'id nombre email identificacion estado version reglasFallidas { codigo mensaje } fechaCreacion';

describe('queries', () => {
  const bff = new TestBff();

  beforeEach(() => bff.start());

  afterEach(() => bff.stop());

  it('companias asks for one page and translates names', async () => {
    bff.companias.answerJson([companiaJson()]);
    const { body } = await bff.graphql(
      `{ companias(estado: APROBADA, limite: 7, despues: "${CURSOR}") { ${COMPANIA} fechaActualizacion } }`,
    );
    expect(bff.companias.asked).to.deep.equal([
      `/ingestion/compania-query?estado=APROBADA&limite=7&despues=${CURSOR}`,
    ]);
    expect(body).to.deep.equal({
      data: {
        companias: [
          {
            id: ID,
            nombre: 'Bancolombia',
            email: 'contacto@example.com',
            identificacion: '890903938-8',
            estado: 'APROBADA',
            version: 1,
            reglasFallidas: [{ codigo: 'SIN_EMAIL', mensaje: 'La compañía no tiene email' }],
            fechaCreacion: '2026-11-25T10:00:00.000Z',
            fechaActualizacion: '2026-11-25T10:00:01.000Z',
          },
        ],
      },
    });
  });

  it('propiedades asks for one page and translates names', async () => {
    bff.propiedades.answerJson([propiedadJson()]);
    const { body } = await bff.graphql(
      `{ propiedades(estado: RECHAZADA, limite: 7, despues: "${CURSOR}") {
        id nombre identificacionCatastral nit estado version motivo reglasFallidas { codigo } fechaActualizacion
      } }`,
    );
    expect(bff.propiedades.asked).to.deep.equal([
      `/ingestion/propiedad-query?estado=RECHAZADA&limite=7&despues=${CURSOR}`,
    ]);
    const propiedad = {
      id: ID,
      nombre: 'Casa Verde',
      identificacionCatastral: '25001000000000001234',
      nit: '890.903.938-8',
      estado: 'APROBADA',
      version: 1,
      motivo: null,
      reglasFallidas: [{ codigo: 'SIN_EMAIL' }],
      fechaActualizacion: '2026-11-25T10:00:01.000Z',
    };
    expect(body).to.deep.equal({ data: { propiedades: [propiedad] } });
  });

  it('geograficos asks for one page and translates names', async () => {
    bff.geograficos.answerJson([datosGeograficosJson()]);
    const { body } = await bff.graphql(
      `{ geograficos(estado: PENDIENTE, limite: 7, despues: "${CURSOR}") {
        id nombrePropiedad latitud longitud estado fechaCreacion
      } }`,
    );
    expect(bff.geograficos.asked).to.deep.equal([
      `/ingestion/datos-geograficos-query?estado=PENDIENTE&limite=7&despues=${CURSOR}`,
    ]);
    const datos = {
      id: ID,
      nombrePropiedad: 'Casa Verde',
      latitud: '4.6',
      longitud: '-74.08',
      estado: 'APROBADA',
      fechaCreacion: '2026-11-25T10:00:00.000Z',
    };
    expect(body).to.deep.equal({ data: { geograficos: [datos] } });
  });

  it('companias asks for 50 unless the client says how many', async () => {
    bff.companias.answerJson([]);
    await bff.graphql('{ companias { id } }');
    await bff.graphql('{ companias(limite: null) { id } }');
    expect(bff.companias.asked).to.deep.equal(Array(2).fill('/ingestion/compania-query?limite=50'));
  });

  for (const [one, service, path, json] of [
    ['compania', bff.companias, '/ingestion/compania-query', companiaJson],
    ['propiedad', bff.propiedades, '/ingestion/propiedad-query', propiedadJson],
    ['geografico', bff.geograficos, '/ingestion/datos-geograficos-query', datosGeograficosJson],
  ] as const) {
    it(`${one} fetches all the ids of a request together`, async () => {
      service.answerJson([json(OTHER_ID), json(ID)]);
      const ask = (id: string) => `${one}(id: "${id}") { id }`;
      const { body } = await bff.graphql(`{ a: ${ask(ID)} b: ${ask(OTHER_ID)} c: ${ask(ID)} }`);
      expect(body.data).to.deep.equal({ a: { id: ID }, b: { id: OTHER_ID }, c: { id: ID } });
      expect(service.asked).to.deep.equal([`${path}?ids=${ID}%2C${OTHER_ID}&limite=2`]);
    });

    it(`${one} is null when it does not exist`, async () => {
      service.answerJson([]);
      const { body } = await bff.graphql(`{ ${one}(id: "${ID}") { id } }`);
      expect(body).to.deep.equal({ data: { [one]: null } });
    });
  }

  it('operacion shows its steps', async () => {
    bff.auditoria.answerJson(operacionJson());
    const { body } = await bff.graphql(
      `{ operacion(id: "${ID}") { id tipo estado demorada agregadoId motivo pasos { nombre estado fecha motivo } } }`,
    );
    expect(bff.auditoria.asked).to.deep.equal([`/auditoria/operaciones/${ID}`]);
    expect(body.data).to.deep.equal({
      operacion: {
        id: ID,
        tipo: 'CREAR_COMPANIA',
        estado: 'COMPLETADA',
        demorada: false,
        agregadoId: OTHER_ID,
        motivo: null,
        pasos: [{ nombre: 'auditoria', estado: 'HECHO', fecha: '2026-11-25T10:00:01.000Z', motivo: null }],
      },
    });
  });

  it('operacion is null until auditoria knows it', async () => {
    bff.auditoria.answerJson({}, 404);
    const { body } = await bff.graphql(`{ operacion(id: "${ID}") { id } }`);
    expect(body).to.deep.equal({ data: { operacion: null } });
  });

  it('operaciones asks for one page', async () => {
    bff.auditoria.answerJson([operacionJson()]);
    const { body } = await bff.graphql('{ operaciones(estado: EN_CURSO, limite: 1) { id } }');
    expect(bff.auditoria.asked).to.deep.equal(['/auditoria/operaciones?estado=EN_CURSO&limite=1']);
    expect(body.data).to.deep.equal({ operaciones: [{ id: ID }] });
  });

  for (const [list, service, json] of [
    ['companias', bff.companias, companiaJson()],
    ['propiedades', bff.propiedades, propiedadJson()],
    ['geograficos', bff.geograficos, datosGeograficosJson()],
    ['operaciones', bff.auditoria, operacionJson()],
  ] as const) {
    it(`${list} gives each one the cursor that the next page comes after`, async () => {
      service.answerJson([json]);
      const { body } = await bff.graphql(`{ ${list} { cursor } }`);
      expect(body.data).to.deep.equal({ [list]: [{ cursor: CURSOR }] });
    });

    for (const despues of ['', ID, 'b3RybyB0ZXh0bw']) {
      it(`${list} after ${JSON.stringify(despues)} is refused`, async () => {
        const { body } = await bff.graphql(`{ ${list}(despues: "${despues}") { id } }`);
        expect(body.errors![0]!.extensions).to.include({ code: 'ENTRADA_INVALIDA', campo: 'despues' });
        expect(service.asked).to.be.empty;
      });
    }
  }

  it('passes on the trace and the request id', async () => {
    bff.companias.answerJson([]);
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const headers = { traceparent: `00-${traceId}-00f067aa0ba902b7-01`, 'x-request-id': 'r1' };
    await bff.graphql('{ companias { id } }', {}, headers);
    expect(bff.companias.headers[0]).to.include({ 'x-request-id': 'r1' });
    expect(bff.companias.headers[0]!['traceparent']).to.include(traceId);
  });

  it('answers at /v1/graphql too', async () => {
    const { body } = await bff.post({ query: '{ __typename }' }, {}, '/v1/graphql');
    expect(body).to.deep.equal({ data: { __typename: 'Query' } });
  });

  for (const limite of [0, -1, 101, 2_147_483_647]) {
    it(`refuses a page of ${limite}`, async () => {
      const { body } = await bff.graphql(`{ companias(limite: ${limite}) { id } }`);
      expect(body.errors![0]!.extensions).to.include({
        code: 'ENTRADA_INVALIDA',
        campo: 'limite',
        regla: 'must be a whole number from 1 to 100',
      });
      expect(bff.companias.asked).to.be.empty;
    });
  }

  it('refuses a state that does not exist, and names the field', async () => {
    const { status, body } = await bff.graphql('{ companias(estado: PERDIDA) { id } }');
    expect(status).to.equal(400);
    expect(body.errors![0]!.extensions).to.include({ code: 'ENTRADA_INVALIDA', campo: 'estado' });
  });
});
