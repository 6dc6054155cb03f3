/** `refused`: the domain said no, and that was told. `repeated`: it was handled before, and what was told is told again. */
export type Handled = 'done' | 'refused' | 'repeated';

/** What became of a message. `ignored`: this version does not know the event. */
export type Outcome = Handled | 'ignored' | 'dead_letter';
