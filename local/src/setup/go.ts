import { Fault } from '../process/fault.js';
import { tool } from './tool.js';

/** Since this one Go fetches the version that a module asks for by itself. */
const oldest = { major: 1, minor: 21 };

/** Rejects with one line when Go is missing or too old. */
export async function requireGo(): Promise<void> {
  const { major, minor } = parseGoVersion(await tool('go', ['version']));
  if (major > oldest.major || (major === oldest.major && minor >= oldest.minor)) return;
  throw new Fault(
    `Go ${major}.${minor} is too old: install Go ${oldest.major}.${oldest.minor} or newer. The tests alone need it.`,
  );
}

export function parseGoVersion(text: string): { major: number; minor: number } {
  const [, major, minor] = /\bgo(\d+)\.(\d+)/.exec(text) ?? [];
  return { major: Number(major ?? 0), minor: Number(minor ?? 0) };
}
