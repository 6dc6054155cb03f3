import { expect } from 'chai';
import fc from 'fast-check';
import { isEnumType, isNonNullType, type GraphQLArgument, type GraphQLField } from 'graphql';
import { buildApiSchema } from '../src/schema/build.js';
import { TestBff } from './support/bff.js';
import { companiaJson, datosGeograficosJson, operacionJson, propiedadJson } from './support/samples.js';

const RUNS = 60;
const selections: Record<string, string> = {
  RespuestaMutacion: '{ mensaje codigo operacion { id estado } }',
  Compania: '{ id nombre reglasFallidas { codigo } }',
  Propiedad: '{ id nit datosGeograficos { latitud } compania { nombre } auditoria { estado } }',
  DatosGeograficos: '{ id latitud reglasFallidas { codigo } }',
  Operacion: '{ id tipo pasos { nombre } }',
};

/** Values that are sometimes right, often nearly right, and sometimes anything. */
const value: fc.Arbitrary<unknown> = fc.oneof(
  fc.string({ maxLength: 400, unit: 'binary' }),
  fc.uuid(),
  fc.uuid().map((text) => text.toUpperCase()),
  fc.integer(),
  fc.double(),
  fc.constantFrom(
    'APROBADA',
    'EN_CURSO',
    '',
    '\u0000',
    '\ud800',
    '$where',
    '{"$gt":""}',
    '__proto__',
    '../..',
    '%00',
  ),
  fc.jsonValue(),
);

const schema = buildApiSchema();

function fieldsOf(operation: 'Query' | 'Mutation'): [string, GraphQLField<unknown, unknown>][] {
  const type = operation === 'Query' ? schema.getQueryType() : schema.getMutationType();
  return Object.entries(type?.getFields() ?? {});
}

const declaration = ({ name, type }: GraphQLArgument) => `$${name}: ${type.toString()}`;
const use = ({ name }: GraphQLArgument) => `${name}: $${name}`;

describe('any argument of any field', function () {
  this.timeout(60_000);
  const bff = new TestBff();

  before(async () => {
    // what is slow is no part of this
    await bff.start({}, { UPSTREAM_TIMEOUT_MS: '10000', REQUEST_TIMEOUT_MS: '30000' });
    bff.companias.answerJson([companiaJson()]);
    bff.propiedades.answerJson([propiedadJson()]);
    bff.geograficos.answerJson([datosGeograficosJson()]);
    bff.auditoria.answer = (url, response) =>
      response.end(
        JSON.stringify(url.pathname.endsWith('operaciones') ? [operacionJson()] : operacionJson()),
      );
  });

  after(() => bff.stop());

  /** No bug shows, whatever is sent; what is refused says why. */
  async function expectSaneAnswer(query: string, variables: Record<string, unknown>): Promise<void> {
    const { status, body } = await bff.graphql(query, variables);
    expect(status).to.be.oneOf([200, 400]);
    for (const { extensions } of body.errors ?? []) {
      expect(extensions.code).to.be.oneOf(['ENTRADA_INVALIDA', 'DOCUMENTO_INVALIDO', 'LIMITE_EXCEDIDO']);
      if (extensions.code === 'ENTRADA_INVALIDA') expect(extensions).to.include.keys('campo', 'regla');
    }
    expect(JSON.stringify(body).length).to.be.below(100_000);
  }

  for (const operation of ['Query', 'Mutation'] as const) {
    for (const [name, { args, type }] of fieldsOf(operation)) {
      const selection = selections[type.toString().replaceAll(/[[\]!]/g, '')]!;

      it(`${name} in variables`, async () => {
        const query = `${operation.toLowerCase()} (${args.map(declaration).join(', ')}) { ${name}(${args.map(use).join(', ')}) ${selection} }`;
        const variables = fc.record(Object.fromEntries(args.map((arg) => [arg.name, value])), {
          requiredKeys: [],
        });
        await fc.assert(
          fc.asyncProperty(variables, (some) => expectSaneAnswer(query, some)),
          { numRuns: RUNS },
        );
      });

      it(`${name} as literals`, async () => {
        const literal = fc.oneof(
          value.map((any) => JSON.stringify(any)),
          fc.constantFrom(
            'APROBADA',
            'PERDIDA',
            '{a: 1}',
            '[1, [2]]',
            '1e400',
            '-0',
            '"""block"""',
            '$undeclared',
          ),
        );
        const literals = fc.record(Object.fromEntries(args.map((arg) => [arg.name, literal])), {
          requiredKeys: [],
        });
        await fc.assert(
          fc.asyncProperty(literals, (some) => {
            const list = Object.entries(some).map(([arg, text]) => `${arg}: ${text}`);
            const call = list.length === 0 ? name : `${name}(${list.join(', ')})`;
            return expectSaneAnswer(`${operation.toLowerCase()} { ${call} ${selection} }`, {});
          }),
          { numRuns: RUNS },
        );
      });
    }
  }

  it('takes any text as a document', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 500 }), (text) => expectSaneAnswer(text, {})),
      { numRuns: RUNS },
    );
  });

  it('takes any JSON as a request', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), async (text) => {
        const { status } = await bff.post(text);
        expect(status).to.be.oneOf([200, 400]);
      }),
      { numRuns: RUNS },
    );
  });

  it('takes any idempotency key and user that HTTP lets through', async () => {
    const header = fc.string({ maxLength: 300 }).filter((text) => text === text.trim());
    await fc.assert(
      fc.asyncProperty(header, header, async (key, usuario) => {
        const { status } = await bff.graphql(
          'mutation { crearCompania { codigo } }',
          {},
          {
            'idempotency-key': key,
            'x-usuario': usuario,
          },
        );
        expect(status).to.be.oneOf([200, 400]);
      }),
      { numRuns: RUNS },
    );
  });

  it('has a value for every kind of argument', () => {
    const all = [...fieldsOf('Query'), ...fieldsOf('Mutation')].flatMap(([, { args }]) => args);
    const kinds = new Set(
      all.map(({ type }) => {
        const named = isNonNullType(type) ? type.ofType : type;
        return isEnumType(named) ? 'enum' : named.toString();
      }),
    );
    expect([...kinds].sort()).to.deep.equal(['ID', 'Int', 'String', 'enum']);
  });
});
