import { refused, type Malformed } from './malformed.js';

const topic = (name: string) => ({ topic: name });
const mustBeTopic = /spec\.topic: .*should match '\^persistent/;

export const malformedTopics: readonly Malformed[] = [
  refused('no spec', undefined, /spec: Required value/),
  refused(
    'a spec that is a text',
    'persistent://a/b/c',
    /spec: Invalid value: "string".*must be of type object/,
  ),
  refused('no topic', { topic: undefined }, /spec\.topic: Required value/),
  refused('a topic that is a number', { topic: 7 }, /spec\.topic: Invalid value: "integer"/),
  refused('a topic without scheme', topic('tenant/eventos/compania'), mustBeTopic),
  refused('a topic that is not persistent', topic('non-persistent://a/b/c'), mustBeTopic),
  refused('a topic of two parts', topic('persistent://a/b'), mustBeTopic),
  refused('a topic of four parts', topic('persistent://a/b/c/d'), mustBeTopic),
  refused('a topic with an empty part', topic('persistent://a//c'), mustBeTopic),
  refused('a topic with a space', topic('persistent://a/b/c d'), mustBeTopic),
  refused('a topic with a line break', topic('persistent://a/b/c\n'), mustBeTopic),
  refused('a topic with a query', topic('persistent://a/b/c?d=e'), mustBeTopic),
  refused(
    'a topic named like a partition',
    topic('persistent://a/b/x-partition-0'),
    /spec\.topic: .*must not end like a partition/,
  ),
  refused(
    'a topic with a part that is a way',
    topic('persistent://a/../c'),
    /spec\.topic: .*must not have a part of dots alone/,
  ),
  refused(
    'a topic that is too long',
    topic(`persistent://a/b/${'c'.repeat(512)}`),
    /spec\.topic: Too long: may not be more than 512/,
  ),
  refused('a field that is none', { partition: 2 }, /unknown field "spec\.partition"/),
  refused('no partition', { partitions: 0 }, /spec\.partitions: .*greater than or equal to 1/),
  refused(
    'a negative number of partitions',
    { partitions: -1 },
    /spec\.partitions: .*greater than or equal to 1/,
  ),
  refused('too many partitions', { partitions: 1_001 }, /spec\.partitions: .*less than or equal to 1000/),
  refused(
    'partitions in halves',
    { partitions: 1.5 },
    /spec\.partitions: .*must be of type integer: "number"/,
  ),
  refused(
    'partitions in words',
    { partitions: 'two' },
    /spec\.partitions: .*must be of type integer: "string"/,
  ),
  refused(
    'an unknown deletion policy',
    { deletionPolicy: 'Drop' },
    /spec\.deletionPolicy: Unsupported value: "Drop"/,
  ),
];
