/** Something the person at the keyboard can put right: its message is one line that says how, and no stack is shown. */
export class Fault extends Error {
  override readonly name = 'Fault';
}
