import { expect } from 'chai';
import { createLog } from '../../src/runtime/log.js';

function capture(level: 'info' | 'debug') {
  const lines: Record<string, unknown>[] = [];
  const destination = { write: (line: string) => lines.push(JSON.parse(line) as Record<string, unknown>) };
  return { lines, log: createLog({ service: 'companias', level, destination }) };
}

describe('log', () => {
  it('writes JSON with service, level by name and ISO time', () => {
    const { log, lines } = capture('info');
    log.info({ correlationId: 'c1' }, 'hello');
    expect(lines[0]).to.include({ service: 'companias', level: 'info', msg: 'hello', correlationId: 'c1' });
    expect(lines[0]!['time']).to.match(/^\d{4}-\d\d-\d\dT/);
  });

  it('shows no personal data at info', () => {
    const { log, lines } = capture('info');
    log.info({ email: 'ana@example.com', data: { nombre: 'Ana' } }, 'created');
    expect(JSON.stringify(lines)).to.not.match(/ana/i);
  });

  it('shows all fields at debug', () => {
    const { log, lines } = capture('debug');
    log.debug({ email: 'ana@example.com' }, 'created');
    expect(lines[0]).to.include({ email: 'ana@example.com' });
  });
});
