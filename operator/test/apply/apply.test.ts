import { expect } from 'chai';

import { apply } from '../../src/apply/apply.js';
import { PulsarAdmin } from '../../src/pulsar/pulsar-admin.js';
import { startFakeBroker, type FakeBroker } from '../fake-broker.js';
import { topicManifest } from '../samples.js';

const desired = { namespaces: [], topics: [topicManifest()], grants: false };

describe('apply', () => {
  let broker: FakeBroker;
  let lines: string[];
  let answers: { status: number; body: string }[];

  const run = (deadlineMs: number) => {
    const print = (line: string): void => void lines.push(line);
    return apply(new PulsarAdmin({ url: broker.url }), desired, { deadlineMs, print });
  };

  beforeEach(async () => {
    lines = [];
    answers = [];
    broker = await startFakeBroker((_, response) => {
      const { status, body } = answers.shift() ?? { status: 503, body: 'starting' };
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    });
  });

  afterEach(() => broker.close());

  it('waits for a broker that is starting, and says so once', async () => {
    answers = [
      { status: 503, body: 'starting' },
      { status: 503, body: 'starting' },
      { status: 200, body: '["standalone"]' },
      { status: 404, body: '{"reason":"Namespace does not exist"}' },
    ];
    const { findings, failures } = await run(5_000);
    expect(failures).to.deep.equal([]);
    expect(findings.map((it) => it.reason)).to.deep.equal(['WaitingForNamespace']);
    expect(lines).to.deep.equal(['waiting: Pulsar: GET /clusters: unavailable: 503 starting']);
  });

  it('gives up at the deadline with the last failure', async () => {
    const { failures } = await run(300);
    expect(failures).to.deep.equal(['Pulsar: GET /clusters: unavailable: 503 starting']);
  });

  it('tries a few times what the broker objects to', async () => {
    const objection = { status: 412, body: '{"reason":"Subscription Busy"}' };
    answers = [objection, { status: 200, body: '[]' }, objection, { status: 200, body: '[]' }];
    answers.push({ status: 404, body: '{"reason":"Namespace does not exist"}' });
    const { failures } = await run(5_000);
    expect(failures).to.deep.equal([]);
  });

  it('does not wait for what will not pass', async () => {
    answers = [{ status: 401, body: '{"reason":"no token"}' }];
    const { failures } = await run(5_000);
    expect(failures).to.deep.equal(['Pulsar: GET /clusters: unauthorized: 401 no token']);
    expect(broker.requests).to.have.length(1);
  });
});
