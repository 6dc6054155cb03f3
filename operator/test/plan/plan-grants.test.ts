import { expect } from 'chai';

import { planGrants } from '../../src/plan/plan-grants.js';
import { observedTopic, sampleTopic, topicManifest } from '../samples.js';

const topic = sampleTopic;

describe('planGrants of a role that is called as what every object has', () => {
  it('grants it', () => {
    const { spec } = topicManifest({ producers: ['constructor'] });
    expect(planGrants(spec, observedTopic()).map((it) => it.type)).to.deep.equal(['note-grants', 'grant']);
  });

  it('revokes it', () => {
    const held = { constructor: ['produce'] } as const;
    expect(
      planGrants(topicManifest().spec, observedTopic({ granted: held, permissions: held })),
    ).to.deep.equal([
      { type: 'revoke', topic, role: 'constructor' },
      { type: 'note-grants', topic, grants: {} },
    ]);
  });
});
