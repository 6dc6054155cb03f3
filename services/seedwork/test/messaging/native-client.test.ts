import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';

const run = promisify(execFile);
const manyClients = fileURLToPath(new URL('../support/many-clients.js', import.meta.url));

describe('the native client', function () {
  this.timeout(60_000);

  it('survives connections that come and go while others have much to say', async () => {
    const { stderr } = await run(process.execPath, [manyClients, '6000']);
    expect(stderr).to.equal('');
  });
});
