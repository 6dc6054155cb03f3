import { expect } from 'chai';
import { stringify } from 'yaml';

import { readModel } from '../src/build/outputs.js';
import { PACKAGE_ROOT } from '../src/build/package-root.js';
import { TOPICS, topicFullName } from '../src/catalogue.js';
import { type Catalogue, parseCatalogue } from '../src/catalogue-schema.js';

const valid = {
  tenant: 'propalpes',
  namespaces: { eventos: {} },
  topics: {
    'eventos/prueba': {
      key: 'id',
      producers: ['prueba'],
      subscriptions: [{ name: 'auditoria', role: 'auditoria' }],
      messages: ['PruebaCreada'],
    },
  },
};

function problemsOf(change: (catalogue: typeof valid) => void): string {
  const copy = structuredClone(valid);
  change(copy);
  try {
    parseCatalogue(stringify(copy));
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('catalogue', () => {
  it('lists every topic with who writes and who subscribes', () => {
    const list = Object.entries(TOPICS).map(([path, { producers, subscriptions, readers }]) =>
      [path, producers.join(), subscriptions.map(({ name }) => name).join(), readers.join()].join(' | '),
    );
    expect(list).to.have.members([
      'comandos/compania | bff-web,companias,auditoria,tools | companias | ',
      'comandos/propiedad | propiedades,bff-web,auditoria,tools | propiedades | ',
      'comandos/geografico | geograficos,bff-web,auditoria,tools | geograficos | ',
      'comandos/auditoria | bff-web,auditoria,tools | auditoria | ',
      'eventos/compania | companias,tools | auditoria | bff-web,tools',
      'eventos/propiedad | propiedades,tools | auditoria | bff-web',
      'eventos/geografico | geograficos,tools | auditoria | bff-web',
      'eventos/auditoria | auditoria,tools |  | bff-web',
      'errores/mensajes | bff-web,companias,propiedades,geograficos,auditoria | redrive | ',
    ]);
  });

  it('gives full names', () => {
    expect(topicFullName('comandos/compania')).to.equal('persistent://propalpes/comandos/compania');
  });

  it('is the same at run time as in its file', () => {
    const { catalogue } = readModel(PACKAGE_ROOT);
    const topics = Object.fromEntries(
      Object.entries(TOPICS).map(([path, { key, producers, subscriptions, readers, messages }]) => [
        path,
        { key, producers, subscriptions, readers, messages },
      ]),
    );
    expect(topics).to.deep.equal(catalogue.topics);
  });

  it('fills in empty lists of messages and readers', () => {
    const topic = { ...valid.topics['eventos/prueba'], messages: undefined };
    const catalogue: Catalogue = parseCatalogue(stringify({ ...valid, topics: { 'eventos/prueba': topic } }));
    expect(catalogue.topics['eventos/prueba']).to.deep.include({ messages: [], readers: [] });
  });

  const refused: [string, (catalogue: typeof valid) => void, string][] = [
    [
      'a topic in no namespace',
      (c) => {
        Object.assign(c.topics, { 'otros/prueba': c.topics['eventos/prueba'] });
      },
      'catalogue.yaml: topics.otros/prueba: must be in one of the namespaces eventos',
    ],
    [
      'a topic name with capitals',
      (c) => {
        Object.assign(c.topics, { 'eventos/Prueba': c.topics['eventos/prueba'] });
      },
      'catalogue.yaml: topics.eventos/Prueba',
    ],
    [
      'a topic nobody writes to',
      (c) => {
        c.topics['eventos/prueba'].producers = [];
      },
      'topics.eventos/prueba.producers',
    ],
    [
      'a role with a space',
      (c) => {
        c.topics['eventos/prueba'].producers = ['bff web'];
      },
      'topics.eventos/prueba.producers.0: must be a lower-case name',
    ],
    [
      'a role named twice',
      (c) => {
        c.topics['eventos/prueba'].producers = ['a', 'a'];
      },
      'topics.eventos/prueba.producers: must not repeat a role',
    ],
    [
      'a subscription without role',
      (c) => {
        Reflect.deleteProperty(c.topics['eventos/prueba'].subscriptions[0]!, 'role');
      },
      'topics.eventos/prueba.subscriptions.0.role',
    ],
    [
      'a message named twice',
      (c) => {
        c.topics['eventos/prueba'].messages.push('PruebaCreada');
      },
      'topics.eventos/prueba.messages: must not repeat a record',
    ],
    [
      'a message that is no record name',
      (c) => {
        c.topics['eventos/prueba'].messages = ['prueba-creada'];
      },
      'topics.eventos/prueba.messages.0: must be the name of a record',
    ],
    [
      'a setting that it does not know',
      (c) => {
        Object.assign(c.topics['eventos/prueba'], { partitons: 2 });
      },
      'partitons',
    ],
    [
      'a retention that is no duration',
      (c) => {
        Object.assign(c.namespaces.eventos, { retention: { time: 'a month', size: '10Gi' } });
      },
      'namespaces.eventos.retention.time: must be a duration',
    ],
  ];
  for (const [what, change, message] of refused) {
    it(`refuses ${what} and names the field`, () => {
      expect(problemsOf(change)).to.include(message);
    });
  }

  it('names every field that is wrong, one line each', () => {
    const lines = problemsOf((catalogue) => {
      catalogue.tenant = 'Prop Alpes';
      catalogue.topics['eventos/prueba'].key = '';
    }).split('\n');
    expect(lines.map((line) => line.split(': ')[1])).to.deep.equal(['tenant', 'topics.eventos/prueba.key']);
  });

  it('refuses text that is not YAML', () => {
    expect(() => parseCatalogue('topics: [')).to.throw();
  });
});
