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
  'a pod that is labelled as the small Prometheus': [
    ...['companias', 'propiedades', 'geograficos', 'auditoria', 'bff-web'].map((it) => `${it} management`),
    ...['operator management', 'backlog-metrics management', 'pulsar admin', 'API server'],
  ],
  'a stranger in the namespace': [],
  'a stranger in another namespace': ['bff-web', 'backlog-metrics', 'API server', 'kubelet'],
  'a stranger who is labelled as companias in another namespace': [
    ...['bff-web', 'backlog-metrics', 'API server', 'kubelet'],
  ],
  'a pod of the monitoring namespace': [
    ...['companias', 'propiedades', 'geograficos', 'auditoria', 'bff-web'].map((it) => `${it} management`),
    ...['operator management', 'backlog-metrics management', 'pulsar admin', 'prometheus'],
    ...['bff-web', 'backlog-metrics', 'API server', 'kubelet'],
  ],
};

const findNone = ['a stranger in the namespace', 'a pod that is labelled as the small Prometheus'];

/** Those who look names up: all but the stranger in the closed namespace and Prometheus, which finds pods by their addresses. */
export const findNames = Object.keys(edges).filter((it) => !findNone.includes(it));
