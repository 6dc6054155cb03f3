/** Of nftables, beside that of the policies. */
const table = 'inet propalpes-partition';

/** Commands of nft that end the partition, if there is one. */
export const reunite = `add table ${table}; delete table ${table}`;

/**
 * Commands of nft for the network of the node: nothing gets from or to these addresses any more, on connections that
 * were there before, too, and nobody is told. Pods reach each other through `forward`, Kubernetes and the names of the
 * cluster through `input`; what the node itself asks them, as the kubelet does, is still answered.
 */
export const partition = (addresses: readonly string[]): string => `
add table ${table}
delete table ${table}
table ${table} {
  set apart {
    type ipv4_addr
    elements = { ${addresses.join(', ')} }
  }
  chain forward {
    type filter hook forward priority filter - 1
    ip saddr @apart drop
    ip daddr @apart drop
  }
  chain input {
    type filter hook input priority filter - 1
    ct direction original ip saddr @apart drop
  }
}`;
