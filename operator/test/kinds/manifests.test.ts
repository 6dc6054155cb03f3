import { readFile } from 'node:fs/promises';

import { expect } from 'chai';

import { ManifestError, parseManifests } from '../../src/kinds/manifests.js';

const namespaceText = (spec: string): string => `
apiVersion: messaging.propalpes.io/v1
kind: PulsarNamespace
metadata: { name: eventos }
spec: ${spec}
`;
const topicText = (spec: string): string => `
apiVersion: messaging.propalpes.io/v1
kind: PulsarTopic
metadata: { name: eventos-compania }
spec: ${spec}
`;
const topic = 'topic: persistent://propalpes/eventos/compania';

function problemsOf(...texts: string[]): string[] {
  try {
    parseManifests(texts.map((text, index) => ({ file: `${index}.yaml`, text })));
    return [];
  } catch (error) {
    if (error instanceof ManifestError) return error.message.split('\n');
    throw error;
  }
}

describe('parseManifests', () => {
  it('reads several documents from one file', () => {
    const text = `${namespaceText('{ namespace: propalpes/eventos }')}---${topicText(`{ ${topic} }`)}`;
    const { namespaces, topics } = parseManifests([{ file: 'all.yaml', text }]);
    expect([namespaces.length, topics.length]).to.deep.equal([1, 1]);
  });

  it('reads the examples that we ship', async () => {
    const text = await readFile(new URL('../../../deploy/examples.yaml', import.meta.url), 'utf8');
    const { namespaces, topics } = parseManifests([{ file: 'examples.yaml', text }]);
    expect([namespaces.length, topics.length]).to.deep.equal([1, 1]);
  });

  it('ignores an empty document', () => {
    expect(problemsOf(`${namespaceText('{ namespace: propalpes/eventos }')}---\n# nothing\n`)).to.deep.equal(
      [],
    );
  });

  it('gives a topic one partition and keeps it on deletion unless told otherwise', () => {
    const { topics } = parseManifests([{ file: 'a.yaml', text: topicText(`{ ${topic} }`) }]);
    expect(topics[0]?.spec).to.deep.include({ partitions: 1, deletionPolicy: 'Retain', subscriptions: [] });
  });

  const at = (line: string): string => `0.yaml (document 1): ${line}`;
  const namespaceName = 'namespace: propalpes/eventos';
  const broken: readonly [title: string, text: string, problem: string | RegExp][] = [
    [
      'a field that does not exist',
      topicText(`{ ${topic}, partition: 2 }`),
      at('PulsarTopic eventos-compania: spec.partition: is not a field'),
    ],
    [
      'a subscription without name',
      topicText(`{ ${topic}, subscriptions: [{ role: a }] }`),
      /PulsarTopic eventos-compania: spec\.subscriptions\.0\.name: /,
    ],
    [
      'a subscription named twice',
      topicText(`{ ${topic}, subscriptions: [{ name: a }, { name: a }] }`),
      at('PulsarTopic eventos-compania: spec.subscriptions: must not repeat a name'),
    ],
    [
      'a partition instead of a topic',
      topicText('{ topic: persistent://propalpes/eventos/compania-partition-0 }'),
      at('PulsarTopic eventos-compania: spec.topic: must not end like a partition'),
    ],
    ['no partitions', topicText(`{ ${topic}, partitions: 0 }`), /spec\.partitions: /],
    [
      'a schema that is not Avro',
      topicText(`{ ${topic}, schema: { type: AVRO, definition: '{"type":"nonsense"}' } }`),
      /PulsarTopic eventos-compania: spec\.schema\.definition: must be an Avro schema: /,
    ],
    [
      'a schema that is not JSON',
      topicText(`{ ${topic}, schema: { type: AVRO, definition: 'record' } }`),
      /spec\.schema\.definition: must be an Avro schema: /,
    ],
    [
      'another type of schema',
      topicText(`{ ${topic}, schema: { type: JSON, definition: '{}' } }`),
      /spec\.schema\.type: /,
    ],
    [
      'a duration without unit',
      namespaceText(`{ ${namespaceName}, retention: { time: '30' } }`),
      at('PulsarNamespace eventos: spec.retention.time: must be a duration such as 45m, 12h or 30d'),
    ],
    [
      'an empty retention',
      namespaceText(`{ ${namespaceName}, retention: {} }`),
      at('PulsarNamespace eventos: spec.retention: must name time, size or both'),
    ],
    [
      'a backlog quota above the retention',
      namespaceText(`{ ${namespaceName}, retention: { size: 1Gi }, backlogQuota: { size: 1Gi } }`),
      at(
        'PulsarNamespace eventos: spec.backlogQuota.size: must be smaller than retention.size (5Gi when absent)',
      ),
    ],
    [
      'a kind that does not exist',
      'kind: PulsarTopik',
      /^0\.yaml \(document 1\): PulsarTopik \(no name\): kind: /,
    ],
    [
      'another version',
      topicText(`{ ${topic} }`).replace('io/v1', 'io/v2'),
      /PulsarTopic eventos-compania: apiVersion: /,
    ],
    ['something that is no object', '- a\n- b', /^0\.yaml \(document 1\): object: document: /],
    ['broken YAML', 'kind: [', /^0\.yaml \(document 1\): /],
  ];
  for (const [title, text, expected] of broken) {
    it(`names file, object and field of ${title}`, () => {
      const [problem] = problemsOf(text);
      if (typeof expected === 'string') expect(problem).to.equal(expected);
      else expect(problem).to.match(expected);
    });
  }

  it('lists all problems at once', () => {
    expect(problemsOf(topicText('{}'), namespaceText('{}'))).to.have.length(2);
  });

  it('refuses two objects for one topic', () => {
    const text = topicText(`{ ${topic} }`);
    expect(problemsOf(text, text.replace('eventos-compania', 'twin'))).to.deep.equal([
      'PulsarTopic twin: spec.topic: persistent://propalpes/eventos/compania already belongs to eventos-compania',
    ]);
  });
});
