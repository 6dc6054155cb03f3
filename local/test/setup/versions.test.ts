import { expect } from 'chai';
import { parseJavaRuntime } from '../../src/setup/java.js';
import { cacheKey } from '../../src/setup/native-client.js';
import { missing } from '../../src/setup/tool.js';

describe('what setup looks at', () => {
  it('keeps a native client per version, binary interface of Node and machine', () => {
    const key = cacheKey({ versions: { modules: '115' }, platform: 'linux', arch: 'x64' });
    expect(key).to.equal('pulsar-client-1.18.0-abi115-linux-x64');
  });

  it('reads the exact Java runtime from its settings', () => {
    const settings =
      'Property settings:\n    java.runtime.version = 17.0.15+6-Debian\n    java.version = 17.0.15\n';
    expect(parseJavaRuntime(settings)).to.equal('17.0.15+6-Debian');
  });

  it('names the package that brings a missing command', () => {
    expect(missing('mvn')).to.include('install the package maven').and.include('make doctor');
  });
});
