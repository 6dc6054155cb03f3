import type { Mutation } from '../ledger/evidence.js';

/** What was asked for and what was answered. A command that was accepted once stays accepted. */
export class Journal {
  private readonly byMessage = new Map<string, Mutation>();
  private acceptedCount = 0;

  /** To be called before the first attempt: whatever comes after, the command may have happened. */
  asked(mutation: Omit<Mutation, 'fate'>): void {
    if (this.byMessage.has(mutation.messageId)) return;
    this.byMessage.set(mutation.messageId, { ...mutation, fate: 'indeterminate' });
  }

  accepted(messageId: string): void {
    const mutation = this.byMessage.get(messageId);
    if (mutation?.fate !== 'indeterminate') return;
    this.byMessage.set(messageId, { ...mutation, fate: 'accepted' });
    this.acceptedCount += 1;
  }

  get acceptedSoFar(): number {
    return this.acceptedCount;
  }

  get mutations(): readonly Mutation[] {
    return [...this.byMessage.values()];
  }
}
