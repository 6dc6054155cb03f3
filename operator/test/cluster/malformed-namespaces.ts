import { refused, type Malformed } from './malformed.js';

const retention = (value: unknown) => ({ retention: value });
const quota = (size: unknown) => ({ backlogQuota: { size } });

const mustBeNamespace = /spec\.namespace: .*should match/;
const mustBeDuration = /spec\.retention\.time: .*should match/;
const mustBeSize = /spec\.retention\.size: .*should match/;
const mustFit = /spec\.backlogQuota\.size: .*must be smaller than retention\.size/;

export const malformedNamespaces: readonly Malformed[] = [
  refused('no namespace', { namespace: undefined }, /spec\.namespace: Required value/),
  refused('a namespace of one part', { namespace: 'eventos' }, mustBeNamespace),
  refused('a namespace of three parts', { namespace: 'a/b/c' }, mustBeNamespace),
  refused('a namespace with a space', { namespace: 'a/b ' }, mustBeNamespace),
  refused(
    'a namespace with a part that is a way',
    { namespace: './b' },
    /spec\.namespace: .*must not have a part of dots alone/,
  ),
  refused('a field that is none', { ttl: '1h' }, /unknown field "spec\.ttl"/),
  refused('an empty retention', retention({}), /spec\.retention: .*must name time, size or both/),
  refused(
    'a retention in words',
    retention('forever'),
    /spec\.retention: .*must be of type object: "string"/,
  ),
  refused('a retention without unit', retention({ time: '30' }), mustBeDuration),
  refused('a retention of nothing', retention({ time: '0d' }), mustBeDuration),
  refused('a retention in halves', retention({ time: '1.5d' }), mustBeDuration),
  refused('a retention before now', retention({ time: '-1d' }), mustBeDuration),
  refused('a retention size without unit', retention({ size: '10' }), mustBeSize),
  refused('a retention size in another unit', retention({ size: '10GB' }), mustBeSize),
  refused(
    'a retention size that is a number',
    retention({ size: 10 }),
    /spec\.retention\.size: .*must be of type string: "integer"/,
  ),
  refused('a quota without size', { backlogQuota: {} }, /spec\.backlogQuota\.size: Required value/),
  refused('a quota without limit', quota('-1'), /spec\.backlogQuota\.size: .*should match/),
  refused(
    'a quota as large as the retention',
    { ...quota('1Gi'), ...retention({ size: '1024Mi' }) },
    mustFit,
  ),
  refused('a retention that the usual quota does not fit into', retention({ size: '5Gi' }), mustFit),
];
