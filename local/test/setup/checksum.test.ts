import { expect } from 'chai';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Fault } from '../../src/process/fault.js';
import { requireSha512 } from '../../src/setup/checksum.js';

describe('a checksum', () => {
  it('lets the pinned file pass', async () => {
    const file = import.meta.filename;
    const expected = createHash('sha512')
      .update(await readFile(file))
      .digest('hex');
    await requireSha512(file, expected);
  });

  it('refuses another file by name', async () => {
    const refusal: unknown = await requireSha512(import.meta.filename, 'ab'.repeat(64)).catch(
      (error: unknown) => error,
    );
    expect(refusal).to.be.instanceOf(Fault);
    expect(String(refusal)).to.include('checksum.test.js is not the file we pinned');
  });
});
