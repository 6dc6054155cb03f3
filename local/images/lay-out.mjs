// Lays out what an image holds, inside its build, so it is plain JavaScript over what Node has.
//   lay-out.mjs modules <package> <directory> [--without <package>]   third-party modules, as production needs them
//   lay-out.mjs code <package> <directory>                            our own compiled packages, and the bill of materials
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

const checkout = process.cwd();
const compiled = '/compiled';
const [what, name, directory, , other] = process.argv.slice(2);

mkdirSync(directory, { recursive: true });
if (what === 'modules') {
  const known = new Set(other === undefined ? [] : needs(other));
  for (const path of needs(name).filter((it) => isModule(it) && !known.has(it))) copyModule(path);
} else {
  const own = needs(name).filter((it) => !isModule(it));
  for (const path of own) copyWorkspace(path);
  symlinkSync(name, join(directory, 'service'));
  writeFileSync(join(directory, 'sbom.json'), `${JSON.stringify(billOfMaterials(), null, 1)}\n`);
}
makeReadable(directory);

/** The places of the packages that this one runs with, itself included, relative to the checkout. */
function needs(workspace) {
  const listed = npm('ls', '--workspace', workspace, '--omit', 'dev', '--all', '--parseable');
  const places = listed
    .split('\n')
    .filter(Boolean)
    .map((it) => relative(checkout, realpathSync(it)));
  return [...new Set(places)].filter((it) => it !== '').sort();
}

function isModule(place) {
  return place.split(sep).includes('node_modules');
}

/** Without what only compilers, debuggers and tests read, and without modules inside: those are listed themselves. */
function copyModule(place) {
  cpSync(join(checkout, place), join(directory, place), {
    recursive: true,
    dereference: false,
    filter: (file) =>
      !relative(join(checkout, place), file).split(sep).includes('node_modules') &&
      !/\.(d\.[cm]?ts|map|test\.[cm]?js)$/.test(file),
  });
}

function copyWorkspace(place) {
  const target = join(directory, place);
  cpSync(join(compiled, place, 'src'), join(target, 'dist', 'src'), { recursive: true });
  cpSync(join(checkout, place, 'package.json'), join(target, 'package.json'));
  const link = join(directory, 'node_modules', packageOf(place).name);
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync(relative(dirname(link), target), link);
}

function packageOf(place) {
  return JSON.parse(readFileSync(join(checkout, place, 'package.json'), 'utf8'));
}

/**
 * CycloneDX of what is really in the image, and the same for the same content: without its time and its random number.
 * npm is asked for everything and we leave out what is not inside: told to omit what is for development, it omits what
 * production needs as well.
 */
function billOfMaterials() {
  const inside = new Set(needs(name).map((it) => idOf(packageOf(it))));
  const bill = JSON.parse(npm('sbom', '--sbom-format', 'cyclonedx', '--workspace', name));
  const components = bill.components.filter((it) => inside.has(it['bom-ref'].split('|')[0]));
  const listed = new Set(components.map((it) => it['bom-ref'].split('|')[0]));
  const missing = [...inside].filter((it) => !listed.has(it));
  if (missing.length > 0) throw new Error(`the bill of materials lacks ${missing.join(', ')}`);

  const self = components.find((it) => it['bom-ref'] === idOf(packageOf(name)));
  const references = new Set(components.map((it) => it['bom-ref']));
  const { serialNumber: _number, metadata, dependencies, ...rest } = bill;
  const { timestamp: _time, ...lasting } = metadata;
  return {
    ...rest,
    metadata: { ...lasting, component: self },
    components: [...components.filter((it) => it !== self), ...programs()],
    dependencies: dependencies
      .filter((it) => references.has(it.ref))
      .map((it) => ({ ...it, dependsOn: (it.dependsOn ?? []).filter((to) => references.has(to)) })),
  };
}

/** What is in the image and npm does not know of: Node, the init and the library inside the Pulsar client, each by what it says of itself. */
function programs() {
  const tini = execFileSync('/usr/bin/tini-static', ['--version'], { encoding: 'utf8' });
  const client = readFileSync(
    join(checkout, 'node_modules', 'pulsar-client', 'pulsar-client-cpp.txt'),
    'utf8',
  );
  return [
    ['application', 'node', process.versions.node],
    ['application', 'tini', /\d+(\.\d+)+/.exec(tini)[0]],
    ['library', 'libpulsar', /^CPP_CLIENT_VERSION=(.+)$/m.exec(client)[1]],
  ].map(([type, called, version]) => {
    const purl = `pkg:generic/${called}@${version}`;
    return { type, 'bom-ref': purl, name: called, version, purl };
  });
}

/** Whoever runs it may read everything, whatever the umask of the installer was. */
function makeReadable(path) {
  const found = lstatSync(path);
  if (found.isSymbolicLink()) return;
  chmodSync(path, found.mode | (found.isDirectory() || (found.mode & 0o100) !== 0 ? 0o555 : 0o444));
  if (found.isDirectory()) for (const entry of readdirSync(path)) makeReadable(join(path, entry));
}

function idOf({ name: called, version }) {
  return `${called}@${version}`;
}

function npm(...args) {
  const options = {
    cwd: checkout,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
    stdio: ['ignore', 'pipe', 'inherit'],
  };
  return execFileSync('npm', args, options);
}
