import { expect } from 'chai';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlert, readRules } from '../../src/prometheus/alerts.js';
import { commandLines } from '../../src/prometheus/runbooks.js';
import { checkout } from '../../src/paths.js';

const directory = join(checkout, 'docs', 'runbooks');
const pages = readdirSync(directory).filter((it) => it !== 'README.md');
const text = (page: string) => readFileSync(join(directory, page), 'utf8');
const alerts = readRules().filter(isAlert);

describe('the runbooks', () => {
  for (const { alert, annotations } of alerts) {
    it(`have a page for ${alert} (${annotations.summary}), which it names`, () => {
      expect(annotations.runbook_url).to.equal(`docs/runbooks/${alert}.md`);
      expect(existsSync(join(checkout, annotations.runbook_url))).to.equal(true);
    });
  }

  it('have no page without an alert', () => {
    expect(pages).to.have.members([...new Set(alerts.map(({ alert }) => `${alert}.md`))]);
  });

  it('list every page', () => {
    const listed = [...text('README.md').matchAll(/^\| \[\w+\]\((\w+\.md)\)/gm)].map(([, page]) => page);
    expect(listed).to.have.members(pages);
  });

  for (const page of pages) {
    it(`say in ${page} what it means, who notices, where to look, what to do and when it is over`, () => {
      const headings = ['**What it means.**', '**Who notices.**', '## Look here', '## Decide', '## Act'];
      let at = -1;
      for (const heading of [...headings, '## It is over']) {
        const found = text(page).indexOf(heading);
        expect(found, heading).to.be.greaterThan(at);
        at = found;
      }
    });
  }

  it('link to nothing that is not there', () => {
    for (const page of [...pages, 'README.md']) {
      for (const [, target = ''] of text(page).matchAll(/\]\(([^)#]+)\)/g))
        expect(existsSync(join(directory, target)), `${target} in ${page}`).to.equal(true);
    }
  });

  it('name services, Deployments and StatefulSets that there are', () => {
    const known = new Set(
      readdirSync(join(checkout, 'charts')).concat('backlog-metrics', 'pulsar', 'prometheus'),
    );
    const named = pages
      .flatMap((page) => commandLines(text(page)))
      .flatMap((line) => [...line.matchAll(/(?:deployment|statefulset|service)\/([\w<>-]+)/g)])
      .map(([, name = '']) => name);
    expect(named.length).to.be.greaterThan(3);
    for (const name of named) if (name !== '<service>') expect(known).to.include(name);
  });
});
