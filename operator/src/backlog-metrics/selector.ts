/** Names of what an HPA scales on, as its selector gives them. */
export interface Wanted {
  readonly topic: string;
  readonly subscription: string;
}

/** What a selector broke, in words for whoever wrote it. */
export interface BrokenRule {
  readonly rule: string;
}

const form = 'labelSelector must be topic=<PulsarTopic>,subscription=<name>';
const maxLength = 512;
const value = '([A-Za-z0-9](?:[-\\w.]{0,61}[A-Za-z0-9])?)';
const requirement = new RegExp(`^ *(topic|subscription)(?: *==? *${value}| +in *\\( *${value} *\\)) *$`);

/**
 * Kubernetes writes `a=b,c in (d)`; only both labels together, each equal to one value, name a subscription. Values
 * are those of labels: at most 63 characters, so a topic or subscription of a longer name cannot be scaled on.
 */
export function parseSelector(selectors: readonly string[]): Wanted | BrokenRule {
  const [selector, another] = selectors;
  if (selector === undefined) return { rule: `${form}; there is none` };
  if (another !== undefined) return { rule: `${form}; there are several` };
  if (selector.length > maxLength) return { rule: `${form}; it is longer than ${maxLength} characters` };
  const wanted: Partial<Record<string, string>> = {};
  for (const part of selector.split(',')) {
    const [, label, equal, only] = requirement.exec(part) ?? [];
    if (label === undefined) return { rule: `${form}; ${JSON.stringify(part)} is neither` };
    if (wanted[label] !== undefined) return { rule: `${form}; ${label} is there twice` };
    wanted[label] = equal ?? only;
  }
  const { topic, subscription } = wanted;
  if (topic === undefined) return { rule: `${form}; topic is missing` };
  if (subscription === undefined) return { rule: `${form}; subscription is missing` };
  return { topic, subscription };
}
