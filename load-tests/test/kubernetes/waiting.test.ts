import { expect } from 'chai';
import { isOfWaiting } from '../../src/kubernetes/waiting.js';

const unhealthy = (message: string) => isOfWaiting({ reason: 'Unhealthy', message });

describe('A warning of Kubernetes', () => {
  it('is of waiting when a pod is not ready', () => {
    expect(unhealthy('Readiness probe failed: HTTP probe failed with statuscode: 503')).to.equal(true);
  });

  it('is of waiting when a program has not come up yet', () => {
    expect(
      unhealthy('Startup probe failed: dial tcp 10.244.0.114:27017: connect: connection refused'),
    ).to.equal(true);
  });

  it('is of waiting when a metric is not served yet', () => {
    expect(isOfWaiting({ reason: 'FailedGetExternalMetric', message: 'unable to get it' })).to.equal(true);
  });

  it('is of waiting when the autoscaler had not seen yet what it wrote over', () => {
    expect(
      isOfWaiting({
        reason: 'FailedUpdateStatus',
        message:
          'Operation cannot be fulfilled on horizontalpodautoscalers.autoscaling "auditoria": the object has been ' +
          'modified; please apply your changes to the latest version and try again',
      }),
    ).to.equal(true);
  });

  it('is of something else when the autoscaler may not write', () => {
    expect(isOfWaiting({ reason: 'FailedUpdateStatus', message: 'it is forbidden' })).to.equal(false);
  });

  it('is of waiting when the kubelet had not heard yet of what a pod mounts', () => {
    const failed = 'MountVolume.SetUp failed for volume "kube-api-access-mkb2g" : ';
    expect(
      isOfWaiting({
        reason: 'FailedMount',
        message: `${failed}failed to sync configmap cache: timed out waiting for the condition`,
      }),
    ).to.equal(true);
    expect(isOfWaiting({ reason: 'FailedMount', message: `${failed}configmap "ca" not found` })).to.equal(
      false,
    );
  });

  it('is of something else when a program is not alive', () => {
    expect(unhealthy('Liveness probe failed: HTTP probe failed with statuscode: 503')).to.equal(false);
  });

  it('is of something else when a container is started again and again', () => {
    expect(isOfWaiting({ reason: 'BackOff', message: 'Back-off restarting failed container' })).to.equal(
      false,
    );
  });
});
