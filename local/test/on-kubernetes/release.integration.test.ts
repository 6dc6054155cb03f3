import { expect } from 'chai';
import { chartDirectory } from '../../src/charts/charts.js';
import { helm } from '../../src/charts/helm.js';
import { argumentsOf } from '../../src/charts/render.js';
import { type ControlPlane, startControlPlane } from '../../src/control-plane/control-plane.js';
import { refuseLoss } from '../../src/on-kubernetes/given-values.js';
import { deploy, kubectlIn } from '../../src/on-kubernetes/release.js';
import type { Access, Target } from '../../src/on-kubernetes/target.js';
import { Fault } from '../../src/process/fault.js';
import { kubernetesHome } from '../../src/setup/kubernetes.js';
import { pathOf } from '../charts/variants.js';

describe('a release that "helm install" has made', function () {
  this.timeout(180_000);
  const production = pathOf('propalpes', 'values-production.yaml');
  const say = () => undefined;
  let plane: ControlPlane;
  let access: Access;

  before(async () => {
    plane = await startControlPlane();
    access = { kubectl: `${kubernetesHome()}/kubectl`, env: { KUBECONFIG: plane.kubeconfig } };
  });

  after(() => plane.stop());

  it('may be made by "make deploy" where there is none yet', async () => {
    await refuseLoss(access, [], say);
  });

  it('keeps its broker and its Secrets: without its values it is not upgraded, and the error says what to do', async () => {
    const made = ['install', 'propalpes', chartDirectory('propalpes'), '--create-namespace'];
    await helm([...made, ...argumentsOf({ files: [production] })], plane);
    const error: unknown = await refuseLoss(access, [], say).catch((it: unknown) => it);
    expect(error).to.be.instanceOf(Fault);
    expect(String(error)).to.include('platform.enabled: false').and.to.include('VALUES=');
  });

  it('is upgraded with its values, which win over those of the target', async () => {
    await refuseLoss(access, [production], say);
    await deploy({ access, values: 'values.yaml' } as Target, [production], [], say);
    expect(await kubectlIn(access, ['get', 'statefulsets', '--output=name'])).to.equal('');
  });

  it('is not upgraded with a file that is not there', async () => {
    const error: unknown = await refuseLoss(access, ['nowhere.yaml'], say).catch((it: unknown) => it);
    expect(error).to.be.instanceOf(Fault);
    expect(String(error)).to.include('VALUES names nowhere.yaml');
  });
});
