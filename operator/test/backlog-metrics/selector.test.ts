import { expect } from 'chai';
import fc from 'fast-check';

import { parseSelector } from '../../src/backlog-metrics/selector.js';

const wanted = { topic: 'comandos-compania', subscription: 'companias' };

function ruleOf(...selectors: string[]): string {
  const parsed = parseSelector(selectors);
  return 'rule' in parsed ? parsed.rule : 'none';
}

describe('parseSelector', () => {
  const spellings = [
    'subscription=companias,topic=comandos-compania',
    'topic==comandos-compania,subscription=companias',
    'topic in (comandos-compania),subscription in (companias)',
    ' topic = comandos-compania , subscription  in  ( companias ) ',
  ];
  for (const selector of spellings) {
    it(`understands ${JSON.stringify(selector)}`, () => {
      expect(parseSelector([selector])).to.deep.equal(wanted);
    });
  }

  const refused: readonly [title: string, selectors: string[], rule: RegExp][] = [
    ['no selector', [], /there is none$/],
    ['two selectors', ['topic=a', 'subscription=b'], /there are several$/],
    ['an empty selector', [''], /"" is neither$/],
    ['a missing topic', ['subscription=b'], /topic is missing$/],
    ['a missing subscription', ['topic=a'], /subscription is missing$/],
    ['a label twice', ['topic=a,topic=a,subscription=b'], /topic is there twice$/],
    ['a third label', ['topic=a,subscription=b,partition=0'], /"partition=0" is neither$/],
    ['an inequality', ['topic!=a,subscription=b'], /"topic!=a" is neither$/],
    ['several values', ['topic in (a,c),subscription=b'], /"topic in \(a" is neither$/],
    ['notin', ['topic notin (a),subscription=b'], /"topic notin \(a\)" is neither$/],
    ['mere existence', ['topic,subscription=b'], /"topic" is neither$/],
    ['an empty value', ['topic=,subscription=b'], /"topic=" is neither$/],
    ['a value of 64 characters', [`topic=${'a'.repeat(64)},subscription=b`], /is neither$/],
    ['what is too long', [`topic=a,subscription=b${' '.repeat(512)}`], /longer than 512 characters$/],
  ];
  for (const [title, selectors, rule] of refused) {
    it(`refuses ${title}`, () => {
      expect(ruleOf(...selectors)).to.match(rule);
    });
  }

  const label = fc.stringMatching(/^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/);

  it('reads back every pair of label values', () => {
    fc.assert(
      fc.property(label, label, (topic, subscription) => {
        const selector = `subscription=${subscription},topic in (${topic})`;
        expect(parseSelector([selector])).to.deep.equal({ topic, subscription });
      }),
    );
  });

  it('answers whatever text with label values or a short rule', () => {
    const words = ['topic', 'subscription', 'in', '=', '(', ')', ',', ' ', 'a', '\n', '\0', 'ñ', '!'];
    const piece = fc.constantFrom(...words);
    const noise = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 120 }).map((it) => it.join('')),
    );
    fc.assert(
      fc.property(noise, (selector) => {
        const parsed = parseSelector([selector]);
        if ('rule' in parsed) expect(parsed.rule.length).to.be.below(4_000);
        else expect(Object.values(parsed).every((it: string) => /^[-\w.]{1,63}$/.test(it))).to.be.true;
      }),
    );
  });

  it('needs little time for the longest text', () => {
    const start = performance.now();
    parseSelector([`topic${' '.repeat(500)}`]);
    parseSelector([`topic in (${'a'.repeat(490)}`]);
    expect(performance.now() - start).to.be.below(500);
  });
});
