import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { expect } from 'chai';

import { editedSinceCommit } from '../src/history/committed.js';
import { recordDigest } from '../src/history/digests.js';
import { freeze } from '../src/history/freeze.js';
import { readFrozen } from '../src/history/frozen.js';
import { historyProblems } from '../src/history/problems.js';
import { PackageCopy } from './support/package-copy.js';
import { optional } from './support/versions.js';

const CREADA = 'avro/eventos/compania/CompaniaCreada.avsc';
const FIRST = 'history/eventos/compania/1.avsc';

describe('history in a checkout', () => {
  let copy: PackageCopy;

  beforeEach(() => {
    copy = new PackageCopy();
    freeze(copy.root, copy.schemas);
    copy.commit('first');
  });

  afterEach(() => {
    copy.dispose();
  });

  it('is intact as committed', () => {
    expect(historyProblems(copy.root)).to.deep.equal([]);
  });

  it('refuses an edit whose digest was edited too', () => {
    forge('"situacion"');
    expect(historyProblems(copy.root)).to.have.length(1);
    expect(historyProblems(copy.root)[0]).to.include(`${FIRST}: was edited since commit`);
  });

  it('refuses such an edit after it was committed', () => {
    forge('"situacion"');
    copy.commit('second');
    expect(historyProblems(copy.root)[0]).to.include(`${FIRST}: was edited since commit`);
  });

  it('refuses a version that was removed with its digest', () => {
    copy.remove(FIRST);
    copy.write(
      'history/digests.txt',
      copy.read('history/digests.txt').replace(/^.*eventos\/compania.*\n/m, ''),
    );
    copy.commit('second');
    expect(historyProblems(copy.root)[0]).to.include(`${FIRST}: was removed since commit`);
  });

  it('is intact again after an edit was taken back', () => {
    const before = [FIRST, 'history/digests.txt'].map((file): [string, string] => [file, copy.read(file)]);
    forge('"situacion"');
    copy.commit('second');
    for (const [file, text] of before) copy.write(file, text);
    copy.commit('third');
    expect(historyProblems(copy.root)).to.deep.equal([]);
  });

  it('accepts a version that a later commit added', () => {
    copy.edit(CREADA, (record) => {
      record.fields.push(optional('pais'));
    });
    freeze(copy.root, copy.schemas);
    copy.commit('second');
    expect(historyProblems(copy.root)).to.deep.equal([]);
  });

  it('is compared with the oldest commit at hand in a shallow clone without its remote', () => {
    const clone = mkdtempSync(join(tmpdir(), 'propalpes-clone-'));
    try {
      copy.git('clone', '--quiet', '--depth', '1', pathToFileURL(copy.root).href, clone);
      copy.git('-C', clone, 'remote', 'remove', 'origin');
      expect(editedSinceCommit(clone)).to.deep.equal([]);
      rmSync(join(clone, FIRST));
      expect(editedSinceCommit(clone)[0]).to.include(`${FIRST}: was removed since commit`);
    } finally {
      rmSync(clone, { recursive: true });
    }
  });

  /** Edits a version so that its digest still fits, and the sources so that they still agree with it. */
  function forge(name: string): void {
    copy.replace(FIRST, '"estado"', name);
    copy.remove('history/digests.txt');
    const text = copy.read(FIRST);
    for (const [topic] of readFrozen(copy.root)) {
      const file = `${topic}/1.avsc`;
      recordDigest(copy.root, file, file === 'eventos/compania/1.avsc' ? text : copy.read(`history/${file}`));
    }
  }
});
