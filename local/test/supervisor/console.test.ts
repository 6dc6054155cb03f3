import { stripVTControlCharacters } from 'node:util';
import { expect } from 'chai';
import { Console } from '../../src/supervisor/console.js';

function consoleThatRemembers(colour: boolean) {
  const written: string[] = [];
  const terminal = new Console((text) => written.push(text), colour);
  return { terminal, written };
}

describe('the terminal of make run', () => {
  it('prefixes each line with who said it, in one column', () => {
    const { terminal, written } = consoleThatRemembers(false);
    terminal.of('run')('starting');
    terminal.of('companias')('hola');
    expect(written).to.deep.equal(['run         | starting\n', 'companias   | hola\n']);
  });

  it('gives every name a colour of its own', () => {
    const { terminal, written } = consoleThatRemembers(true);
    terminal.of('a')('x');
    terminal.of('b')('x');
    const colours = written.map((line) => line.slice(0, line.indexOf('m')));
    expect(new Set(colours).size).to.equal(2);
    expect(written.map(stripVTControlCharacters)).to.deep.equal(['a           | x\n', 'b           | x\n']);
  });
});
