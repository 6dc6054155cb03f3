import { Unavailable } from '../application/unavailable.js';

/** A command that this version does not know: it waits, however long, for a version that does. */
export class NoHandler extends Unavailable {
  constructor(type: string) {
    super(type, 'this version has no handler for it');
  }
}
