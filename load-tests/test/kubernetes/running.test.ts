import { expect } from 'chai';
import { runningImages } from '../../src/kubernetes/running.js';

describe('The images that run', () => {
  const asked: string[] = [];
  const hands = {
    kubectl: (...args: string[]) => {
      asked.push(...args);
      return Promise.resolve('companias:v1=2026-11-26T00:00:00Z companias:v2= operator:v2= ');
    },
  };

  it('are those of the pods that are not about to go', async () => {
    expect(await runningImages(hands, ['companias', 'operator'])).to.deep.equal([
      'companias:v2',
      'operator:v2',
    ]);
  });

  it('are asked for by the names of the programs', async () => {
    await runningImages(hands, ['companias', 'operator']);
    expect(asked).to.include('--selector=app.kubernetes.io/name in (companias,operator)');
  });
});
