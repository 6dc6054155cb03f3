import { expect } from 'chai';

import { PackageCopy } from './support/package-copy.js';

const prueba = {
  type: 'record',
  name: 'Prueba',
  namespace: 'com.propalpes.prueba',
  doc: 'A record.',
  fields: [{ name: 'nombre', type: 'string' }],
};

describe('the records', () => {
  let copy: PackageCopy;

  beforeEach(() => {
    copy = new PackageCopy();
  });

  afterEach(() => {
    copy.dispose();
  });

  const put = (file: string, change: object): void => {
    copy.write(`avro/${file}`, JSON.stringify({ ...prueba, ...change }));
  };

  it('must be in a file of their name', () => {
    put('shared/Otra.avsc', {});
    expect(() => copy.schemas).to.throw(
      'avro/shared/Otra.avsc: holds Prueba, so it must be named Prueba.avsc',
    );
  });

  it('must be carried by a topic', () => {
    put('shared/Prueba.avsc', {});
    expect(() => copy.schemas).to.throw('avro/shared/Prueba.avsc: no topic of catalogue.yaml carries it');
  });

  it('must exist when the catalogue names them', () => {
    copy.remove('avro/comandos/auditoria/CancelarOperacion.avsc');
    expect(() => copy.schemas).to.throw('avro/comandos/auditoria/CancelarOperacion.avsc: not found');
  });

  it('must exist when another record mentions them', () => {
    copy.edit('avro/eventos/compania/CompaniaCreada.avsc', (record) => {
      record.fields.push({ name: 'sede', type: 'com.propalpes.shared.Sede' });
    });
    expect(() => copy.schemas).to.throw(
      'com.propalpes.compania.CompaniaCreada.sede: there is no record com.propalpes.shared.Sede',
    );
  });

  it('must have a full name of their own', () => {
    put('shared/CrearCompania.avsc', { name: 'CrearCompania', namespace: 'com.propalpes.compania' });
    expect(() => copy.schemas).to.throw('com.propalpes.compania.CrearCompania exists already');
  });

  it('must have a field when they are items of an array', () => {
    copy.edit('avro/shared/Regla.avsc', (record) => {
      record.fields = [];
    });
    expect(() => copy.schemas).to.throw('items of an array need a field');
  });

  it('are defined once in a topic and mentioned after that', () => {
    const { envelope } = copy.schemas.find(({ path }) => path === 'eventos/auditoria')!;
    copy.edit('avro/eventos/auditoria/OperacionFinalizada.avsc', (record) => {
      record.fields.push({
        ...record.fields.find(({ name }) => name === 'reglas_fallidas')!,
        name: 'mas_reglas',
      });
    });
    const twice = copy.schemas.find(({ path }) => path === 'eventos/auditoria')!.envelope;
    const definitions = (schema: object): number => JSON.stringify(schema).split('"name":"Regla"').length - 1;
    expect([definitions(envelope), definitions(twice)]).to.deep.equal([1, 1]);
  });
});
