import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { expect } from 'chai';

import { outputs, readModel } from '../src/build/outputs.js';
import { PACKAGE_ROOT } from '../src/build/package-root.js';
import { staleFiles, writeFiles } from '../src/build/write.js';
import { PackageCopy } from './support/package-copy.js';

describe('generate', () => {
  let copy: PackageCopy;

  beforeEach(() => {
    copy = new PackageCopy();
  });

  afterEach(() => {
    copy.dispose();
  });

  function generate(): string[] {
    const wanted = outputs(readModel(copy.root));
    const stale = staleFiles(copy.root, wanted);
    writeFiles(copy.root, wanted, stale);
    return stale;
  }

  it('has nothing to do in this package: its generated files are committed', () => {
    expect(staleFiles(PACKAGE_ROOT, outputs(readModel(PACKAGE_ROOT)))).to.deep.equal([]);
  });

  it('has nothing to do the second time', () => {
    generate();
    expect(generate()).to.deep.equal([]);
  });

  it('names the files that a change of a record makes stale', () => {
    generate();
    copy.edit('avro/comandos/auditoria/CancelarOperacion.avsc', (record) => {
      record.fields.push({ name: 'motivo', type: ['null', 'string'], default: null });
    });
    expect(generate()).to.deep.equal([
      'generated/manifests/topic-comandos-auditoria.yaml',
      'generated/topics/comandos/auditoria.avsc',
      'src/generated/topics.ts',
      'src/generated/types.ts',
    ]);
  });

  it('repairs a generated file that was edited', () => {
    generate();
    const before = copy.read('src/generated/types.ts');
    copy.write('src/generated/types.ts', '');
    expect(generate()).to.deep.equal(['src/generated/types.ts']);
    expect(copy.read('src/generated/types.ts')).to.equal(before);
  });

  it('removes a file that nothing generates any more', () => {
    generate();
    mkdirSync(join(copy.root, 'generated/topics/comandos'), { recursive: true });
    copy.write('generated/topics/comandos/viejo.avsc', '{}');
    expect(generate()).to.deep.equal(['generated/topics/comandos/viejo.avsc']);
    expect(generate()).to.deep.equal([]);
  });

  it('refuses two records of one simple name, which would be one TypeScript name', () => {
    copy.write(
      'avro/eventos/auditoria/Regla.avsc',
      copy.read('avro/shared/Regla.avsc').replace('shared', 'auditoria'),
    );
    copy.edit('avro/eventos/auditoria/OperacionFinalizada.avsc', (record) => {
      record.fields.push({ name: 'otra', type: 'com.propalpes.auditoria.Regla' });
    });
    expect(generate).to.throw(
      'com.propalpes.shared.Regla and com.propalpes.auditoria.Regla would be one TypeScript name',
    );
  });
});
