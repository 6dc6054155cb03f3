import { expect } from 'chai';

import { PACKAGE_ROOT } from '../src/build/package-root.js';
import { readModel } from '../src/build/outputs.js';
import { freeze } from '../src/history/freeze.js';
import { readFrozen } from '../src/history/frozen.js';
import { compatibilityProblems, historyProblems, unfrozenTopics } from '../src/history/problems.js';
import { PackageCopy } from './support/package-copy.js';
import { optional } from './support/versions.js';

const CREADA = 'avro/eventos/compania/CompaniaCreada.avsc';
const FIRST = 'history/eventos/compania/1.avsc';

describe('history', () => {
  let copy: PackageCopy;

  beforeEach(() => {
    copy = new PackageCopy();
  });

  afterEach(() => {
    copy.dispose();
  });

  it('of this package is intact, compatible and complete', () => {
    const { schemas } = readModel(PACKAGE_ROOT);
    expect(historyProblems(PACKAGE_ROOT)).to.deep.equal([]);
    expect(compatibilityProblems(PACKAGE_ROOT, schemas)).to.deep.equal([]);
    expect(unfrozenTopics(PACKAGE_ROOT, schemas)).to.deep.equal([]);
  });

  it('begins with the first version of every topic that has messages', () => {
    expect(freeze(copy.root, copy.schemas)).to.deep.equal([
      'history/comandos/compania/1.avsc',
      'history/comandos/propiedad/1.avsc',
      'history/comandos/geografico/1.avsc',
      'history/comandos/auditoria/1.avsc',
      'history/eventos/compania/1.avsc',
      'history/eventos/propiedad/1.avsc',
      'history/eventos/geografico/1.avsc',
      'history/eventos/auditoria/1.avsc',
    ]);
    expect(unfrozenTopics(copy.root, copy.schemas)).to.deep.equal([]);
  });

  it('does not grow when nothing changed', () => {
    freeze(copy.root, copy.schemas);
    expect(freeze(copy.root, copy.schemas)).to.deep.equal([]);
  });

  it('does not grow when a doc changed', () => {
    freeze(copy.root, copy.schemas);
    copy.edit(CREADA, (record) => {
      record.doc = 'Other words.';
    });
    expect(freeze(copy.root, copy.schemas)).to.deep.equal([]);
  });

  it('wants a changed schema to be frozen', () => {
    freeze(copy.root, copy.schemas);
    copy.edit(CREADA, (record) => {
      record.fields.push(optional('pais'));
    });
    expect(unfrozenTopics(copy.root, copy.schemas).map(({ path }) => path)).to.deep.equal([
      'eventos/compania',
    ]);
  });

  it('grows by the topics that changed in a compatible way', () => {
    freeze(copy.root, copy.schemas);
    copy.edit(CREADA, (record) => {
      record.fields.push(optional('pais'));
    });
    expect(freeze(copy.root, copy.schemas)).to.deep.equal(['history/eventos/compania/2.avsc']);
    expect(historyProblems(copy.root)).to.deep.equal([]);
  });

  it('refuses an incompatible schema, names its field, and stays as it was', () => {
    freeze(copy.root, copy.schemas);
    copy.edit(CREADA, (record) => {
      record.fields.push({ name: 'pais', type: 'string' });
    });
    expect(() => freeze(copy.root, copy.schemas)).to.throw(
      'eventos/compania: CompaniaCreada: field pais: not backward',
    );
    expect(readFrozen(copy.root).get('eventos/compania')).to.have.length(1);
  });

  it('refuses what the version before the last cannot read, although the last one can', () => {
    freeze(copy.root, copy.schemas);
    copy.edit(CREADA, (record) => {
      record.fields.push({ name: 'pais', type: 'string', default: 'CO' });
    });
    freeze(copy.root, copy.schemas);
    copy.edit(CREADA, (record) => {
      delete record.fields.at(-1)!.default;
    });
    const found = compatibilityProblems(copy.root, copy.schemas);
    expect(found).to.have.length(1);
    expect(found[0]).to.include('field pais').and.to.include('cannot read version 1');
  });

  it('refuses a record that left the union', () => {
    freeze(copy.root, copy.schemas);
    copy.replace('catalogue.yaml', '      - CompaniaRechazada\n', '');
    copy.remove('avro/eventos/compania/CompaniaRechazada.avsc');
    expect(compatibilityProblems(copy.root, copy.schemas).join('\n')).to.include(
      'CompaniaRechazada: record 4 of the union',
    );
  });

  it('refuses a topic that lost all its messages', () => {
    freeze(copy.root, copy.schemas);
    copy.replace('catalogue.yaml', '    messages:\n      - OperacionFinalizada\n', '');
    copy.remove('avro/eventos/auditoria/OperacionFinalizada.avsc');
    copy.remove('avro/eventos/auditoria/Paso.avsc');
    expect(compatibilityProblems(copy.root, copy.schemas)).to.deep.equal([
      'eventos/auditoria: has a history, so catalogue.yaml must keep its messages',
    ]);
  });

  it('refuses a gap in its numbers', () => {
    freeze(copy.root, copy.schemas);
    copy.write('history/eventos/compania/3.avsc', copy.read(FIRST));
    expect(() => readFrozen(copy.root)).to.throw('history/eventos/compania/2.avsc: missing');
  });

  describe('without version control', () => {
    beforeEach(() => {
      freeze(copy.root, copy.schemas);
    });

    it('refuses an edited version', () => {
      copy.replace(FIRST, '"estado"', '"situacion"');
      expect(historyProblems(copy.root)).to.deep.equal([`${FIRST}: was edited after it was frozen`]);
    });

    it('refuses a lost version', () => {
      copy.remove(FIRST);
      expect(historyProblems(copy.root)).to.deep.equal([`${FIRST}: was removed`]);
    });

    it('refuses a version written by hand', () => {
      copy.write('history/eventos/compania/2.avsc', copy.read(FIRST));
      expect(historyProblems(copy.root)).to.deep.equal([
        'history/eventos/compania/2.avsc: not frozen by npm run freeze',
      ]);
    });

    it('refuses to grow when it was edited', () => {
      copy.replace(FIRST, '"estado"', '"situacion"');
      copy.edit(CREADA, (record) => {
        record.fields.push(optional('pais'));
      });
      expect(() => freeze(copy.root, copy.schemas)).to.throw(`${FIRST}: was edited`);
    });
  });
});
