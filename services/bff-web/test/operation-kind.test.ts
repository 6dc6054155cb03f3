import { expect } from 'chai';
import { parse } from 'graphql';
import { kindOf } from '../src/graphql/operation-kind.js';
import { buildApiSchema } from '../src/schema/build.js';

const schema = buildApiSchema();

describe('what an operation is called in metrics', () => {
  const cases: Record<string, [document: string, type: string, field: string]> = {
    'its root field': ['{ companias { id } }', 'query', 'companias'],
    'the field, whatever its alias': ['query mia { hola: companias { id } }', 'query', 'companias'],
    'the field of a fragment': [
      '{ ...uno } fragment uno on Query { ... on Query { propiedades { id } } }',
      'query',
      'propiedades',
    ],
    'one field that is asked for twice': [
      '{ a: companias { id } b: companias { id } }',
      'query',
      'companias',
    ],
    'several fields as one': ['{ companias { id } propiedades { id } }', 'query', 'several'],
    'no field of ours': ['{ __typename }', 'query', 'none'],
    'no name that every object has': ['{ constructor }', 'query', 'none'],
    'a mutation': ['mutation { crearCompania { codigo } }', 'mutation', 'crearCompania'],
    'a subscription': ['subscription { operacion(id: "a") { id } }', 'subscription', 'operacion'],
  };

  for (const [name, [document, type, field]] of Object.entries(cases))
    it(`is ${name}`, () => {
      expect(kindOf(schema, parse(document))).to.deep.equal({ type, field });
    });

  it('is nothing where nobody can say which operation is meant', () => {
    const document = parse('query a { companias { id } } query b { companias { id } }');
    for (const name of [undefined, 'c']) expect(kindOf(schema, document, name)).to.include({ type: 'none' });
    expect(kindOf(schema, document, 'b')).to.deep.equal({ type: 'query', field: 'companias' });
  });
});
