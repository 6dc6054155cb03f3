import type { Channel } from './channel.js';

/** Requests made, and what became of them; of the others no answer came, or not the whole of it. */
export interface Tally {
  made: number;
  /** As they should be. */
  answered: number;
  /** By who may accept them another time. */
  refused: number;
}

export const emptyTally = (): Tally => ({ made: 0, answered: 0, refused: 0 });

/** The channel, and in `tally` what becomes of each single request. */
export const counting = (channel: Channel, tally: Tally): Channel => ({
  takes: (comando) => channel.takes(comando),
  replicasFor: (comando) => channel.replicasFor(comando),
  idsOf: (comando, key) => channel.idsOf(comando, key),
  requestFor: (comando) => {
    tally.made += 1;
    return channel.requestFor(comando);
  },
  accepts: (answer, expected) => {
    const accepted = channel.accepts(answer, expected);
    if (accepted) tally.answered += 1;
    else tally.refused += 1;
    return accepted;
  },
});
