import { execa, ExecaError, type Options } from 'execa';
import { Fault } from '../process/fault.js';

/** The Debian package that brings a command, for the message when it is missing. */
const packages: Record<string, string> = {
  java: 'openjdk-17-jdk-headless',
  javac: 'openjdk-17-jdk-headless',
  jar: 'openjdk-17-jdk-headless',
  mvn: 'maven',
  go: 'golang-go',
  python3: 'python3',
  'g++': 'g++',
  make: 'make',
  tar: 'tar',
};

/** Runs a command to its end without a terminal and resolves with all it printed. Rejects with a Fault that names a missing command, or shows the last lines of a failed one. */
export async function tool(
  command: string,
  args: readonly string[],
  options: Pick<Options, 'cwd' | 'env' | 'timeout'> = {},
): Promise<string> {
  try {
    const { all } = await execa(command, [...args], { stdin: 'ignore', all: true, ...options });
    return all;
  } catch (error) {
    if (!(error instanceof ExecaError)) throw error;
    if (error.code === 'ENOENT') throw new Fault(missing(command));
    throw new Fault(`${error.shortMessage}\n${lastLines(String(error.all), 25)}`);
  }
}

export function missing(command: string): string {
  const name = packages[command];
  const hint = name === undefined ? '' : `: install the package ${name}`;
  return `The command ${command} is missing${hint}. "make doctor" looks at everything that is needed.`;
}

function lastLines(text: string, count: number): string {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}
