import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { launcherJar } from '../setup/broker-launcher.js';

export interface JavaCommand {
  readonly pulsarHome: string;
  readonly configFile: string;
  readonly dir: string;
  /** The embedded bookie's port; it is part of its identity, so it must not change between runs. */
  readonly bookiePort: number;
  /** More flags for the JVM. */
  readonly flags: readonly string[];
}

/** What `bin/pulsar standalone` would run, without its shell: one process, one pid, one set of flags. */
export async function standaloneArguments(options: JavaCommand): Promise<string[]> {
  const { pulsarHome, configFile, dir, bookiePort, flags } = options;

  return [
    ...['-cp', await classPath(pulsarHome)],
    ...memory,
    ...openedPackages.flatMap((it) => ['--add-opens', `${it}=ALL-UNNAMED`]),
    ...systemProperties(pulsarHome, dir).map((it) => `-D${it}`),
    ...flags,
    'BrokerLauncher',
    ...['--config', configFile],
    ...['--no-functions-worker', '--no-stream-storage'],
    ...['--metadata-dir', join(dir, 'metadata')],
    ...['--bookkeeper-dir', join(dir, 'bookkeeper')],
    ...['--bookkeeper-port', String(bookiePort)],
  ];
}

/** For a broker that lives for minutes: half the work to start it, at the price of its top speed. */
export const quickStart = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

/** What a broker unpacks at its start and deletes at an orderly end, within its own directory. */
export const temporaryDirectory = (dir: string) => join(dir, 'tmp');

const memory = ['-Xms256m', '-Xmx512m', '-XX:MaxDirectMemorySize=512m', '-XX:+PerfDisableSharedMem'];

const openedPackages = [
  'java.base/java.io',
  'java.base/java.nio',
  'java.base/java.util.zip',
  'java.base/jdk.internal.misc',
  'java.base/jdk.internal.platform',
  'java.management/sun.management',
  'jdk.management/com.sun.management.internal',
];

const metadataDrivers = 'org.apache.pulsar.metadata.bookkeeper.PulsarMetadata';

const systemProperties = (pulsarHome: string, dir: string) => [
  `log4j.configurationFile=file:${join(pulsarHome, 'conf', 'log4j2.yaml')}`,
  'log4j.shutdownHookEnabled=false',
  'log4j2.is.webapp=false',
  'pulsar.log.appender=Console',
  'pulsar.log.level=warn',
  'pulsar.log.root.level=warn',
  `pulsar.log.dir=${dir}`,
  `java.io.tmpdir=${temporaryDirectory(dir)}`,
  'java.net.preferIPv4Stack=true',
  'io.netty.tryReflectionSetAccessible=true',
  'pulsar.allocator.exit_on_oom=true',
  `bookkeeper.metadata.bookie.drivers=${metadataDrivers}BookieDriver`,
  `bookkeeper.metadata.client.drivers=${metadataDrivers}ClientDriver`,
];

// Sorted and spelled out: a class archive is only valid for the class path it was made with.
async function classPath(pulsarHome: string): Promise<string> {
  const lib = join(pulsarHome, 'lib');
  const jars = (await readdir(lib)).filter((it) => it.endsWith('.jar')).sort();
  return [...jars.map((it) => join(lib, it)), launcherJar()].join(':');
}
