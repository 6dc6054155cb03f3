/**
 * Who may reach whom, as the design has it. Whatever is not listed here is closed.
 * A program's REST port is called as the program, its management port `<program> management`.
 */
export const edges: Readonly<Record<string, readonly string[]>> = {
  companias: ['pulsar broker', 'pulsar admin', 'mongodb'],
  propiedades: ['pulsar broker', 'pulsar admin', 'mongodb'],
  geograficos: ['pulsar broker', 'pulsar admin', 'mongodb'],
  auditoria: ['pulsar broker', 'pulsar admin', 'mongodb'],
  'bff-web': ['pulsar broker', 'pulsar admin', 'companias', 'propiedades', 'geograficos', 'auditoria'],
  operator: ['pulsar admin', 'API server'],
  'backlog-metrics': ['pulsar admin', 'API server'],
  pulsar: [],
  mongodb: [],
  'a pod of the tools': ['pulsar broker', 'pulsar admin', 'mongodb', 'bff-web'],
  'a stranger in the namespace': [],
  'a stranger in another namespace': ['bff-web', 'backlog-metrics', 'API server', 'kubelet'],
  'a stranger who is labelled as companias in another namespace': [
    ...['bff-web', 'backlog-metrics', 'API server', 'kubelet'],
  ],
  'a pod of the monitoring namespace': [
    ...['companias', 'propiedades', 'geograficos', 'auditoria', 'bff-web'].map((it) => `${it} management`),
    ...['operator management', 'backlog-metrics management', 'pulsar admin'],
    ...['bff-web', 'backlog-metrics', 'API server', 'kubelet'],
  ],
};

/** Those who look names up: all but the stranger in the closed namespace. */
export const findNames = Object.keys(edges).filter((it) => it !== 'a stranger in the namespace');
