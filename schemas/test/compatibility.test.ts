import avsc from 'avsc';
import { expect } from 'chai';
import fc from 'fast-check';

import type { AvroType, FieldSchema, RecordSchema } from '../src/avro/schema.js';
import { incompatibilities, payloads } from '../src/history/compatibility.js';
import { indexRecords, ReadCheck } from '../src/history/read-check.js';
import {
  addField,
  addPayload,
  changed,
  fieldNamed,
  optional,
  recordNamed,
  removeField,
  schemaOf,
} from './support/versions.js';

const topic = 'eventos/compania';

function problemsOf(change: (copy: RecordSchema) => void, base = schemaOf(topic)): string[] {
  const older = { label: 'version 1', schema: base };
  return incompatibilities(topic, older, { label: 'version 2', schema: changed(base, change) });
}

describe('compatibility', () => {
  it('allows an optional field', () => {
    expect(
      problemsOf((schema) => {
        addField(schema, 'CompaniaCreada', optional('pais'));
      }),
    ).to.deep.equal([]);
  });

  it('allows a field with a default', () => {
    const field = { name: 'pais', type: 'string', default: 'CO' };
    expect(
      problemsOf((schema) => {
        addField(schema, 'Regla', field);
      }),
    ).to.deep.equal([]);
  });

  it('allows the loss of a field that had a default', () => {
    expect(
      problemsOf((schema) => {
        removeField(schema, 'CompaniaCreada', 'email');
      }),
    ).to.deep.equal([]);
  });

  it('allows a record at the end of the union', () => {
    expect(
      problemsOf((schema) => {
        addPayload(schema, 'CompaniaFusionada', []);
      }),
    ).to.deep.equal([]);
  });

  it('allows another order of fields', () => {
    expect(
      problemsOf((schema) => {
        recordNamed(schema, 'CompaniaCreada').fields.reverse();
      }),
    ).to.deep.equal([]);
  });

  it('refuses a new field without default: backward', () => {
    expect(
      problemsOf((schema) => {
        addField(schema, 'CompaniaCreada', { name: 'pais', type: 'string' });
      }),
    ).to.deep.equal([
      'eventos/compania: CompaniaCreada: field pais: not backward compatible: version 2 cannot read version 1: ' +
        'the writer has no such field and the reader no default for it',
    ]);
  });

  it('refuses the loss of a field without default: forward', () => {
    expect(
      problemsOf((schema) => {
        removeField(schema, 'CompaniaCreada', 'estado');
      }),
    ).to.deep.equal([
      'eventos/compania: CompaniaCreada: field estado: not forward compatible: version 1 cannot read version 2: ' +
        'the writer has no such field and the reader no default for it',
    ]);
  });

  it('refuses another name for a field, in both directions', () => {
    const found = problemsOf((schema) => {
      fieldNamed(recordNamed(schema, 'CompaniaCreada'), 'estado').name = 'situacion';
    });
    expect(found.map((line) => line.slice(0, line.indexOf(' compatible')))).to.deep.equal([
      'eventos/compania: CompaniaCreada: field situacion: not backward',
      'eventos/compania: CompaniaCreada: field estado: not forward',
    ]);
  });

  it('refuses another type for a field, in both directions, and names both types', () => {
    const found = problemsOf((schema) => {
      fieldNamed(recordNamed(schema, 'CompaniaCreada'), 'estado').type = 'long';
    });
    expect(found).to.deep.equal([
      'eventos/compania: CompaniaCreada: field estado: not backward compatible: version 2 cannot read version 1: the writer has string and the reader long',
      'eventos/compania: CompaniaCreada: field estado: not forward compatible: version 1 cannot read version 2: the writer has long and the reader string',
    ]);
  });

  it('refuses a wider number, which older readers cannot take: forward', () => {
    const base = changed(schemaOf(topic), (schema) => {
      addField(schema, 'CompaniaCreada', { name: 'sedes', type: 'int' });
    });
    const found = problemsOf((schema) => {
      fieldNamed(recordNamed(schema, 'CompaniaCreada'), 'sedes').type = 'long';
    }, base);
    expect(found).to.have.length(1);
    expect(found[0]).to.include('field sedes: not forward compatible');
  });

  it('refuses to let a field become optional, which older readers cannot take: forward', () => {
    const found = problemsOf((schema) => {
      Object.assign(fieldNamed(recordNamed(schema, 'CompaniaCreada'), 'estado'), optional('estado'));
    });
    expect(found).to.have.length(1);
    expect(found[0]).to.include('field estado: not forward compatible').and.to.include('optional string');
  });

  it('refuses to let an optional field become required: backward', () => {
    const found = problemsOf((schema) => {
      fieldNamed(recordNamed(schema, 'CompaniaCreada'), 'email').type = 'string';
    });
    expect(found).to.have.length(1);
    expect(found[0]).to.include('field email: not backward compatible');
  });

  it('refuses another logical type, although the bytes are the same', () => {
    const found = problemsOf((schema) => {
      fieldNamed(recordNamed(schema, 'CompaniaCreada'), 'fecha_creacion').type = 'long';
    });
    expect(found[0]).to.include('field fecha_creacion').and.to.include('long (timestamp-millis)');
  });

  it('looks into records inside arrays, and names the record', () => {
    const found = problemsOf((schema) => {
      removeField(schema, 'Regla', 'codigo');
    });
    expect(found).to.have.length(1);
    expect(found[0]).to.include('eventos/compania: Regla: field codigo: not forward compatible');
  });

  it('looks at the fields of the envelope', () => {
    const found = problemsOf((schema) => {
      removeField(schema, 'EventosCompania', 'correlation_id');
    });
    expect(found[0]).to.include('EventosCompania: field correlation_id: not forward compatible');
  });

  it('refuses the loss of a record of the union, and names it', () => {
    const found = problemsOf((schema) => {
      payloads(schema).pop();
    });
    expect(found).to.deep.equal([
      'eventos/compania: RechazoCompaniaFallido: record 8 of the union in version 1 is not in version 2; the union may only grow at its end',
    ]);
  });

  it('refuses another order of the union', () => {
    const found = problemsOf((schema) => {
      payloads(schema).unshift(payloads(schema).pop()!);
    });
    expect(found[0]).to.include('CompaniaCreada: record 0 of the union in version 1 moved to position 1');
  });

  it('agrees with avsc about which record can read which', () => {
    fc.assert(
      fc.property(record, record, (reader, writer) => {
        const check = new ReadCheck(indexRecords(reader), indexRecords(writer));
        check.compareRecords(reader, writer);
        expect(check.obstacles.length === 0).to.equal(avscReads(reader, writer));
      }),
      { numRuns: 500 },
    );
  }).timeout(30_000);
});

/** Small records that are often compatible; logical types are left out, for avsc does not compare them. */
const primitive = fc.constantFrom('string', 'int', 'long', 'double', 'boolean');
const nested = fc.record({
  name: fc.constantFrom('x', 'y'),
  type: primitive,
  default: fc.constant(undefined),
});
const item = fc
  .array(nested, { minLength: 1, maxLength: 1 })
  .map((fields): AvroType => ({ type: 'record', name: 'Nested', namespace: 'com.propalpes.prueba', fields }));
const fieldType = fc.oneof(
  primitive,
  primitive.map((type): AvroType => ['null', type]),
  primitive.map((items): AvroType => ({ type: 'array', items })),
  item.map((items): AvroType => ({ type: 'array', items })),
);
const record = fc
  .uniqueArray(
    fc.record({ name: fc.constantFrom('a', 'b', 'c'), type: fieldType, defaulted: fc.boolean() }),
    {
      selector: ({ name }) => name,
      maxLength: 3,
    },
  )
  .map((fields) =>
    fields.map(({ name, type, defaulted }): FieldSchema => ({
      name,
      type,
      ...(defaulted ? defaultOf(type) : {}),
    })),
  )
  .filter((fields) => fields.filter(({ type }) => JSON.stringify(type).includes('Nested')).length < 2)
  .map((fields): RecordSchema => ({
    type: 'record',
    name: 'Prueba',
    namespace: 'com.propalpes.prueba',
    fields,
  }));

function defaultOf(type: AvroType): { default: unknown } {
  if (Array.isArray(type)) return { default: null };
  if (typeof type === 'object') return { default: [] };
  return { default: { string: '', boolean: false }[type] ?? 0 };
}

function avscReads(reader: RecordSchema, writer: RecordSchema): boolean {
  const type = (schema: RecordSchema): avsc.Type => avsc.Type.forSchema(schema as unknown as avsc.Type);
  try {
    type(reader).createResolver(type(writer));
    return true;
  } catch {
    return false;
  }
}
