import type { Channel } from './channel.js';

/** Requests made, and those of them that were answered as they should. */
export interface Tally {
  made: number;
  answered: number;
}

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
    return accepted;
  },
});
