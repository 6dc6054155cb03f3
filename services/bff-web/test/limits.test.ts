import { expect } from 'chai';
import { getIntrospectionQuery } from 'graphql';
import { TestBff, type Answer } from './support/bff.js';

/** Nothing ran, and the answer says which limit it was. */
function expectRefused(bff: TestBff, { status, body }: Answer, limite: string): void {
  expect(status).to.equal(400);
  expect(body.data).to.equal(undefined);
  expect(body.errors![0]!.extensions).to.deep.equal({ code: 'LIMITE_EXCEDIDO', limite });
  expect(bff.sink.encoded).to.be.empty;
  expect(bff.services.flatMap(({ asked }) => asked)).to.be.empty;
}

const repeat = (times: number, part: (n: number) => string) =>
  Array.from({ length: times }, (_, n) => part(n)).join(' ');

describe('limits', () => {
  const bff = new TestBff();

  before(() => bff.start({ maxDepth: 5 }));

  after(() => bff.stop());

  it('allow sixteen aliases of nothing', async () => {
    const answer = await bff.graphql(`mutation { ${repeat(16, (n) => `a${n}: crearCompania { codigo }`)} }`);
    expectRefused(bff, answer, 'alias');
  });

  it('count aliases in fragments', async () => {
    const fragment = `fragment f on Mutation { ${repeat(16, (n) => `a${n}: crearCompania { codigo }`)} }`;
    expectRefused(bff, await bff.graphql(`mutation { ...f } ${fragment}`), 'alias');
  });

  it('refuse documents that are too deep', async () => {
    const nested = '{ ... on Query '.repeat(6) + '{ companias { id } }' + ' }'.repeat(6);
    expectRefused(bff, await bff.graphql(nested), 'profundidad');
  });

  it('refuse documents of too many tokens', async () => {
    expectRefused(bff, await bff.graphql(`{ ${'__typename '.repeat(1001)} }`), 'tokens');
  });

  it('refuse too many directives', async () => {
    const answer = await bff.graphql(`{ companias { id ${'@include(if: true) '.repeat(21)} } }`);
    expectRefused(bff, answer, 'directivas');
  });

  it('refuse operations that could cost too much, counting the elements of lists', async () => {
    const page = 'companias(limite: 100) { id nombre email estado version fechaCreacion fechaActualizacion }';
    const answer = await bff.graphql(`{ ${repeat(8, (n) => `a${n}: ${page}`)} }`);
    expectRefused(bff, answer, 'costo');
  });

  it('count what every element of a list is joined with', async () => {
    const joined = `propiedades(limite: 100) {
      id nombre datosGeograficos { latitud longitud } compania { nombre email } auditoria { estado motivo }
    }`;
    expectRefused(
      bff,
      await bff.graphql(`{ a: ${joined} b: ${joined} c: ${joined} d: ${joined} e: ${joined} }`),
      'costo',
    );
  });

  it('let a page of 100 through with what it is joined with', async () => {
    bff.propiedades.answerJson([]);
    const { status } = await bff.graphql(`{ propiedades(limite: 100) {
      id nombre identificacionCatastral nit estado version motivo fechaCreacion fechaActualizacion cursor
      datosGeograficos { estado latitud longitud motivo version }
      compania { id nombre email identificacion estado }
      auditoria { id tipo estado demorada pasos { nombre estado motivo } reglasFallidas { codigo mensaje } motivo }
    } }`);
    expect(status).to.equal(200);
    bff.propiedades.asked.length = 0;
  });

  it('count the cost of a list whose length is a variable each time', async () => {
    const page = 'companias(limite: $n) { id nombre email estado version fechaCreacion fechaActualizacion }';
    const query = `query ($n: Int) { ${repeat(8, (n) => `a${n}: ${page}`)} }`;
    expect((await bff.graphql(query, { n: 1 })).status).to.equal(200);
    bff.companias.asked.length = 0;
    expectRefused(bff, await bff.graphql(query, { n: 100 }), 'costo');
  });

  it('count the cost of what a variable includes each time', async () => {
    const page =
      'companias(limite: 100) @include(if: $si) { id nombre email estado version fechaCreacion motivo }';
    const query = `query ($si: Boolean!) { ${repeat(8, (n) => `a${n}: ${page}`)} }`;
    expect((await bff.graphql(query, { si: false })).status).to.equal(200);
    expectRefused(bff, await bff.graphql(query, { si: true }), 'costo');
  });

  it('stop fragments that multiply each other', async () => {
    const levels = repeat(20, (n) => `fragment f${n} on Query { ...f${n + 1} ...f${n + 1} }`);
    const query = `{ ...f0 } ${levels} fragment f20 on Query { companias { id } }`;
    expectRefused(bff, await bff.graphql(query), 'profundidad');
  });

  it('refuse fragments that contain themselves', async () => {
    const { status, body } = await bff.graphql('{ ...f } fragment f on Query { ...f }');
    expect(status).to.equal(400);
    expect(body.errors![0]!.extensions.code).to.equal('DOCUMENTO_INVALIDO');
  });

  it('refuse batches', async () => {
    const { status, body } = await bff.post([{ query: '{ __typename }' }, { query: '{ __typename }' }]);
    expect(status).to.equal(400);
    expect(body.errors![0]!.extensions).to.include({ code: 'ENTRADA_INVALIDA', campo: 'body' });
  });

  it('refuse bodies that are too long', async () => {
    const response = await bff.post({ query: `{ __typename } #${'x'.repeat(70_000)}` });
    expect(response.status).to.equal(413);
  });

  it('refuse bodies of another type, so that no form of a foreign page is taken', async () => {
    const response = await bff.post('query={__typename}', {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(response.status).to.equal(415);
  });

  it('answer a syntax error', async () => {
    const { status, body } = await bff.graphql('{ companias {');
    expect(status).to.equal(400);
    expect(body.errors![0]!.extensions).to.deep.equal({ code: 'DOCUMENTO_INVALIDO' });
  });

  it('answer a field that does not exist', async () => {
    const { status, body } = await bff.graphql('{ companies { id } }');
    expect(status).to.equal(400);
    expect(body.errors![0]!.message).to.include('Did you mean');
  });

  it('let introspection through', async () => {
    const { body } = await bff.graphql(getIntrospectionQuery());
    expect(body.errors).to.equal(undefined);
  });
});
