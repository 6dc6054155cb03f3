// Looks at the machine before anything is installed, so it is plain JavaScript over what Node has.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const native = 'only where no prebuilt Pulsar client can be downloaded';
const java = join(process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin') : '', 'java');

const checks = [
  tool('Node.js', process.execPath, ['--version'], { atLeast: [20, 19], install: 'Node.js 20.19 or newer' }),
  tool('npm', 'npm', ['--version'], { atLeast: [10], install: 'npm (it comes with Node.js)' }),
  tool('Java', java, ['--version'], { atLeast: [17], install: 'openjdk-17-jdk-headless, or set JAVA_HOME' }),
  tool('Java compiler', `${java}c`, ['--version'], {
    atLeast: [17],
    install: 'openjdk-17-jdk-headless',
  }),
  tool('Maven', 'mvn', ['--version'], { atLeast: [3, 6], install: 'maven' }),
  tool('tar', 'tar', ['--version'], { install: 'tar' }),
  tool('Python', 'python3', ['--version'], { atLeast: [3, 8], install: 'python3', when: native }),
  tool('pip', 'python3', ['-m', 'pip', '--version'], { install: 'python3-pip', when: native }),
  tool('C++ compiler', 'g++', ['--version'], { install: 'g++', when: native }),
  tool('make', 'make', ['--version'], { install: 'make', when: native }),
  tool('Go', 'go', ['version'], {
    atLeast: [1, 21],
    install: 'Go 1.21 or newer',
    when: 'for "make test", and for "make cluster" without Docker or Helm 4',
  }),
  tool('Docker', 'docker', ['version', '--format', '{{.Server.Version}}'], {
    install: 'Docker, and start its daemon',
    when: 'for "make cluster" with kind, and for skaffold',
  }),
  tool('kind', 'kind', ['version'], { install: 'kind', when: 'for "make cluster" where there is Docker' }),
  tool('kubectl', 'kubectl', ['version', '--client'], {
    install: 'kubectl',
    when: 'for a cluster that is not the one-node cluster of our own',
  }),
  disk(3),
  ports(),
];

let missing = 0;
for (const check of checks) {
  const { name, found, todo, optional } = await check();
  if (todo !== undefined && !optional) missing += 1;
  const mark = todo === undefined ? 'ok     ' : optional ? 'maybe  ' : 'MISSING';
  console.log(`${mark} ${name.padEnd(14)} ${todo === undefined ? found : `→ ${todo}`}`);
}
console.log(missing === 0 ? '\nReady: make run' : `\n${missing} to put right before make run can work.`);
process.exitCode = missing === 0 ? 0 : 1;

function tool(name, command, args, { atLeast = [], install, when }) {
  return async () => {
    const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' });
    const version = /\d+(\.\d+)*/.exec(stripVTControlCharacters(stdout ?? ''))?.[0];
    if (status === 0 && !older(version, atLeast)) return { name, found: version ?? 'there' };
    const problem = status === 0 ? `${version} is too old` : 'not found';
    const needed = when === undefined ? '' : ` (needed ${when})`;
    return { name, todo: `${problem}${needed}: install ${install}`, optional: when !== undefined };
  };
}

function older(version = '0', atLeast) {
  const parts = version.split('.').map(Number);
  const differs = atLeast.findIndex((wanted, i) => (parts[i] ?? 0) !== wanted);
  return differs !== -1 && (parts[differs] ?? 0) < atLeast[differs];
}

function disk(gigabytes) {
  return async () => {
    const { bavail, bsize } = await statfs(homedir());
    const free = (bavail * bsize) / 1e9;
    if (free >= gigabytes) return { name: 'disk', found: `${free.toFixed(0)} GB free in ${homedir()}` };
    return {
      name: 'disk',
      todo: `${free.toFixed(1)} GB free in ${homedir()}: make room for ${gigabytes} GB`,
    };
  };
}

function ports() {
  return async () => {
    const name = 'ports';
    const compiled = join(import.meta.dirname, 'dist', 'src', 'supervisor', 'required-ports.js');
    if (!existsSync(compiled)) return { name, todo: 'looked at once "make setup" has run', optional: true };
    const { requirePorts } = await import(compiled);
    const problem = await requirePorts().then(
      () => undefined,
      (error) => error.message,
    );
    return problem === undefined ? { name, found: 'all free' } : { name, todo: problem };
  };
}
