import { expect } from 'chai';
import { serviceCharts } from '../../src/charts/charts.js';
import { type KubernetesObject, render } from '../../src/charts/render.js';
import { services } from '../../src/supervisor/services.js';
import { one, specOf } from './objects.js';

interface ServicePort {
  readonly name: string;
  readonly port: number;
  readonly targetPort: string;
}

const data = (objects: readonly KubernetesObject[], name: string) =>
  one(objects, 'ConfigMap', name)['data'] as Record<string, string>;

describe('the chart of a service', function () {
  this.timeout(60_000);
  let all: KubernetesObject[];

  before(async () => {
    all = await render('propalpes');
  });

  it('makes each of its objects once, all called as the service', async () => {
    const objects = await render('companias');
    expect(objects.map((it) => `${it.kind} ${it.metadata.name}`)).to.have.members([
      'ConfigMap companias',
      'Deployment companias',
      'HorizontalPodAutoscaler companias',
      'NetworkPolicy companias',
      'PodDisruptionBudget companias',
      'Service companias',
      'ServiceAccount companias',
    ]);
  });

  for (const { name, port, managementPort } of services) {
    it(`serves ${name} on the ports that the service has elsewhere`, () => {
      const { ports } = specOf(one(all, 'Service', name)) as { ports: ServicePort[] };
      expect(ports.map((it) => [it.name, it.port, it.targetPort])).to.deep.equal([
        ['http', port, 'http'],
        ['management', managementPort, 'management'],
      ]);
    });
  }

  it('labels everything as Kubernetes recommends', () => {
    expect(one(all, 'Deployment', 'companias').metadata.labels).to.include({
      'app.kubernetes.io/name': 'companias',
      'app.kubernetes.io/instance': 'propalpes',
      'app.kubernetes.io/component': 'service',
      'app.kubernetes.io/part-of': 'propalpes',
      'app.kubernetes.io/managed-by': 'Helm',
    });
  });

  it('tells the BFF where the services are', () => {
    expect(data(all, 'bff-web')).to.include({
      COMPANIAS_URL: 'http://companias:5000',
      AUDITORIA_URL: 'http://auditoria:5003',
      NODE_ENV: 'production',
    });
  });

  it('gives a database to every service but the BFF', () => {
    const having = serviceCharts.filter((name) => 'MONGODB_URI' in data(all, name));
    expect(having).to.deep.equal(['companias', 'propiedades', 'geograficos', 'auditoria']);
  });
});
