/** A tool does not do what it was asked: its message is one line that says why. */
export class Refused extends Error {
  override readonly name = 'Refused';
}
