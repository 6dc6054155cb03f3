import { commandedIn, geografico, propiedad } from './lifecycle.js';

/** The topics in each of which a command causes a message. What comes too late for an operation causes none. */
export function tracesOf({ topic, type }: { readonly topic: string; readonly type: string }): string[] {
  if (type === 'RegistrarPropiedad') return [propiedad.commands, geografico.commands];
  const lifecycle = commandedIn(topic);
  return lifecycle ? [lifecycle.events] : [];
}
