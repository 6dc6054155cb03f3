import { join } from 'node:path';
import { expect } from 'chai';
import { execa } from 'execa';
import { checkout } from '../../src/paths.js';

const withStack = join(checkout, 'local', 'dist', 'src', 'with-stack.js');

/** What the command does with the stack: says what it was given and which topics there are. */
const look = `
  const topics = await fetch(process.env.PULSAR_ADMIN_URL + '/admin/v2/persistent/propalpes/comandos/partitioned');
  console.log(JSON.stringify({ uri: process.env.MONGODB_URI, topics: await topics.json() }));
  process.exit(7);
`;

describe('with-stack', function () {
  this.timeout(180_000);

  it('gives a command a broker with our topics and a database, and exits as the command does', async () => {
    const command = [withStack, '--', process.execPath, '--input-type=module', '-e', look];
    const { exitCode, stdout } = await execa(process.execPath, command, { reject: false, stdin: 'ignore' });
    const given = JSON.parse(stdout) as { uri: string; topics: string[] };
    expect(given.topics).to.include('persistent://propalpes/comandos/compania');
    expect(given.uri).to.match(/^mongodb(\+srv)?:/);
    expect(exitCode).to.equal(7);
  });

  it('says how it is used when no command is given', async () => {
    const { exitCode, stderr } = await execa(process.execPath, [withStack], {
      reject: false,
      stdin: 'ignore',
    });
    expect(stderr).to.equal('usage: node with-stack.js -- <command…>');
    expect(exitCode).to.equal(1);
  });
});
