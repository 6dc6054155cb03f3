import { expect } from 'chai';
import { type ControlPlane, startControlPlane } from '../../src/control-plane/control-plane.js';
import { kubectl } from '../../src/control-plane/program.js';
import { until } from '../../src/process/until.js';

const withinMs = 30_000;

describe('the controllers of a control plane', function () {
  this.timeout(120_000);
  let plane: ControlPlane;

  before(async () => {
    plane = await startControlPlane({ controllerManager: true });
    await kubectl(plane, ['create', 'deployment', 'web', '--image=none', '--replicas=2']);
  });

  after(() => plane.stop());

  it('make the pods of a deployment, which wait for a node', async () => {
    const phases = ['get', 'pods', '--selector=app=web', '--output=jsonpath={.items[*].status.phase}'];
    await until(async () => (await kubectl(plane, phases)) === 'Pending Pending', {
      what: 'The pods of the deployment',
      withinMs,
    });
  });

  it('look at an HPA soon, and say which metric is missing', async () => {
    const hpa = {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'web' },
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
        maxReplicas: 3,
        metrics: [
          {
            type: 'External',
            external: { metric: { name: 'backlog' }, target: { type: 'AverageValue', averageValue: '5' } },
          },
        ],
      },
    };
    await kubectl(plane, ['apply', '--filename=-'], { stdin: JSON.stringify(hpa) });
    const active = '{.status.conditions[?(@.type=="ScalingActive")].reason}';
    const reason = ['get', 'hpa', 'web', `--output=jsonpath=${active}`];
    await until(async () => (await kubectl(plane, reason)) === 'FailedGetExternalMetric', {
      what: 'The failure to get the metric',
      withinMs,
    });
  });

  it('delete a namespace with what is in it', async () => {
    await kubectl(plane, ['create', 'namespace', 'short']);
    await kubectl(plane, ['create', 'configmap', 'inside', '--namespace=short']);
    await kubectl(plane, ['delete', 'namespace', 'short', '--timeout=30s']);
    expect(await kubectl(plane, ['get', 'namespaces', '--output=name'])).to.not.include('short');
  });
});
