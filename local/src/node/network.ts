import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tool } from '../setup/tool.js';
import { node, runtimePaths } from './settings.js';

/** Gives the network namespace of the node its address. It has no uplink: pods reach each other and the API server, and nothing else. */
export async function makeNetwork(): Promise<void> {
  const ip = (...args: string[]) => tool('ip', args);
  await ip('link', 'set', 'lo', 'up');
  await ip('link', 'add', 'node0', 'type', 'veth', 'peer', 'name', 'node0-peer');
  await ip('link', 'set', 'node0-peer', 'up');
  await ip('address', 'add', `${node.address}/24`, 'dev', 'node0');
  await ip('link', 'set', 'node0', 'up');
  // addresses of Services are rewritten on the way out, so there must be a way out
  await ip('route', 'add', node.serviceCidr, 'dev', 'node0');
  await writeFile('/proc/sys/net/ipv4/ip_forward', '1');
}

/**
 * How pods get an address: each hangs on the node by a pair of interfaces of its own, so that whatever it sends is routed, and
 * passes the table of the policies. On a bridge pods would meet behind its back.
 */
export function pluginConfig(): unknown {
  return {
    cniVersion: '1.0.0',
    name: node.name,
    plugins: [
      {
        type: 'ptp',
        ipam: {
          type: 'host-local',
          dataDir: runtimePaths.addresses,
          ranges: [[{ subnet: node.podCidr }]],
          routes: [{ dst: '0.0.0.0/0' }],
        },
      },
    ],
  };
}

const pluginDirectories = ['/usr/lib/cni', '/opt/cni/bin'];

/** Where the network plugins are installed. */
export function pluginDirectory(): string {
  const found = pluginDirectories.find((it) => existsSync(`${it}/ptp`));
  if (found === undefined) throw new Error(`no network plugins in ${pluginDirectories.join(' or ')}`);
  return found;
}
