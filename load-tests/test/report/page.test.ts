import { expect } from 'chai';
import { page } from '../../src/report/page.js';
import type { RunReport } from '../../src/report/run-report.js';

const report: RunReport = {
  scenario: 'disponibilidad',
  profile: 'smoke',
  seed: 1,
  from: 0,
  to: 60_000,
  facts: { cores: '2 × <fast>' },
  figures: { 'mutations accepted': '7' },
  checks: [{ what: 'accepted', limit: 'rate==1', seen: '0.5', ok: false }],
  ledger: {
    compared: 'all',
    allWell: 'Nothing was lost.',
    counts: { lost: 1 },
    findings: ['lost: 4711: nothing answers it'],
    overAt: 60_000,
  },
  faults: [
    { what: 'kill broker', target: { kind: 'broker', name: 'broker' }, from: 10_000, to: 20_000 },
    {
      what: 'cut line to broker',
      target: { kind: 'line to broker', name: 'broker' },
      from: 30_000,
      to: 40_000,
    },
  ],
  seconds: Array.from({ length: 60 }, (_, index) => ({
    second: index,
    counts: { accepted: index },
    spreads: {},
  })),
  samples: [],
};

describe('The report page', () => {
  const html = page(report);

  it('needs nothing from anywhere else', () => {
    expect(html).not.to.match(/https?:|src=|href=|@import|url\(/);
  });

  it('says first whether it holds', () => {
    expect(html).to.contain('It does NOT hold: 1 of 1 checks failed.');
  });

  it('names the ids that the ledger found', () => {
    expect(html).to.contain('lost: 4711: nothing answers it');
  });

  it('draws every fault in the charts and in its lane, on one time axis', () => {
    const shadows = [...html.matchAll(/class="fault" x="([\d.]+)"/g)].map(([, x]) => x);
    const bars = [...html.matchAll(/class="bar" x="([\d.]+)"/g)].map(([, x]) => x);
    expect(shadows).to.deep.equal(bars).and.to.have.length(2);
  });

  it('shows text as text', () => {
    expect(html).to.contain('2 × &lt;fast&gt;');
  });
});
