import { names, refused, type Malformed } from './malformed.js';

const subscriptions = (...all: unknown[]) => ({ subscriptions: all });

export const malformedParts: readonly Malformed[] = [
  refused(
    'a field of a subscription that is none',
    subscriptions({ name: 'a', type: 'Shared' }),
    /unknown field "spec\.subscriptions\[0\]\.type"/,
  ),
  refused(
    'subscriptions by name alone',
    subscriptions('a'),
    /spec\.subscriptions\[0\]: .*must be of type object/,
  ),
  refused('subscriptions as a map', { subscriptions: { a: {} } }, /unknown field "spec\.subscriptions\.a"/),
  refused(
    'a subscription without name',
    subscriptions({ role: 'a' }),
    /spec\.subscriptions\[0\]\.name: Required value/,
  ),
  refused(
    'an empty subscription name',
    subscriptions({ name: '' }),
    /spec\.subscriptions\[0\]\.name: .*should match/,
  ),
  refused(
    'a subscription name with a slash',
    subscriptions({ name: 'a/b' }),
    /spec\.subscriptions\[0\]\.name: .*should match/,
  ),
  refused(
    'a subscription twice',
    subscriptions({ name: 'a' }, { name: 'a' }),
    /spec\.subscriptions\[1\]: Duplicate value/,
  ),
  refused(
    'too many subscriptions',
    subscriptions(...names(101, 's').map((name) => ({ name }))),
    /spec\.subscriptions: Too many: 101: must have at most 100/,
  ),
  refused(
    'a role with a space',
    subscriptions({ name: 'a', role: 'b c' }),
    /spec\.subscriptions\[0\]\.role: .*should match/,
  ),
  refused(
    'a subscription name that is a way',
    subscriptions({ name: '..' }),
    /spec\.subscriptions\[0\]\.name: .*must not be dots alone/,
  ),
  refused(
    'a role that is a way',
    subscriptions({ name: 'a', role: '.' }),
    /spec\.subscriptions\[0\]\.role: .*must not be dots alone/,
  ),
  refused(
    'a producer that no program can tell from nothing',
    { producers: ['__proto__'] },
    /spec\.producers\[0\]: .*must not be dots alone or __proto__/,
  ),
  refused('a producer twice', { producers: ['a', 'a'] }, /spec\.producers\[1\]: Duplicate value/),
  refused('a producer with a slash', { producers: ['a/b'] }, /spec\.producers\[0\]: .*should match/),
  refused(
    'a reader that is nobody',
    { readers: [null] },
    /spec\.readers\[0\]: .*must be of type string: "null"/,
  ),
  refused(
    'too many readers',
    { readers: names(101, 'r') },
    /spec\.readers: Too many: 101: must have at most 100/,
  ),
];
