import avsc from 'avsc';
import { expect } from 'chai';
import { parse } from 'yaml';

import { outputs, readModel } from '../src/build/outputs.js';
import { PACKAGE_ROOT } from '../src/build/package-root.js';
import { codecFor } from '../src/codec.js';
import { fingerprint } from '../src/fingerprint.js';
import { TOPIC_SCHEMAS } from '../src/generated/topics.js';
import type { TopicName } from '../src/generated/types.js';

interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string };
  spec: { topic?: string; namespace?: string; schema?: { type: string; definition: string } };
}

const files = outputs(readModel(PACKAGE_ROOT));
const manifests = [...files]
  .filter(([file]) => file.startsWith('generated/manifests/'))
  .map(([, yaml]) => parse(yaml) as Manifest);

describe('the generated manifests', () => {
  it('are three namespaces and every topic of the catalogue', () => {
    expect(manifests.map(({ kind, spec }) => `${kind} ${spec.namespace ?? spec.topic}`)).to.have.members([
      'PulsarNamespace propalpes/comandos',
      'PulsarNamespace propalpes/eventos',
      'PulsarNamespace propalpes/errores',
      'PulsarTopic persistent://propalpes/comandos/compania',
      'PulsarTopic persistent://propalpes/comandos/propiedad',
      'PulsarTopic persistent://propalpes/comandos/geografico',
      'PulsarTopic persistent://propalpes/comandos/auditoria',
      'PulsarTopic persistent://propalpes/eventos/compania',
      'PulsarTopic persistent://propalpes/eventos/propiedad',
      'PulsarTopic persistent://propalpes/eventos/geografico',
      'PulsarTopic persistent://propalpes/eventos/auditoria',
      'PulsarTopic persistent://propalpes/errores/mensajes',
    ]);
  });

  it('have a spec as the operator wants it', () => {
    const manifest = manifests.find(({ metadata }) => metadata.name === 'comandos-compania')!;
    expect({ ...manifest, spec: { ...manifest.spec, schema: undefined } }).to.deep.equal({
      apiVersion: 'messaging.propalpes.io/v1',
      kind: 'PulsarTopic',
      metadata: { name: 'comandos-compania' },
      spec: {
        topic: 'persistent://propalpes/comandos/compania',
        partitions: 1,
        schema: undefined,
        producers: ['bff-web', 'companias', 'auditoria', 'tools'],
        subscriptions: [{ name: 'companias', role: 'companias' }],
        deletionPolicy: 'Retain',
      },
    });
  });

  it('have no schema where a topic has no messages', () => {
    const without = manifests.filter(({ kind, spec }) => kind === 'PulsarTopic' && spec.schema === undefined);
    expect(without.map(({ metadata }) => metadata.name)).to.deep.equal(['errores-mensajes']);
  });

  for (const topic of Object.keys(TOPIC_SCHEMAS) as TopicName[]) {
    it(`register for ${topic} the very text that its producers declare`, () => {
      const manifest = manifests.find(({ metadata }) => metadata.name === topic.replace('/', '-'));
      expect(manifest?.spec.schema).to.deep.equal({ type: 'AVRO', definition: codecFor(topic).schema });
    });

    it(`agree with the topic schema of ${topic} that people read`, () => {
      const text = files.get(`generated/topics/${topic}.avsc`)!;
      expect(fingerprint(text)).to.equal(codecFor(topic).fingerprint);
    });

    it(`hold a schema of ${topic} that Avro accepts`, () => {
      const type = avsc.Type.forSchema(JSON.parse(TOPIC_SCHEMAS[topic]) as avsc.Type);
      expect(type.typeName).to.equal('record');
    });
  }
});
