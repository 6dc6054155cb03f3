export interface BrokerPorts {
  readonly port: number;
  readonly adminPort: number;
  /** The port of the embedded bookie: part of its identity, so a state directory stays with one. */
  readonly bookiePort: number;
}

/** The settings that differ from the distribution's `standalone.conf`. */
export function brokerSettings({
  port,
  adminPort,
}: Pick<BrokerPorts, 'port' | 'adminPort'>): Record<string, string> {
  return {
    brokerServicePort: String(port),
    webServicePort: String(adminPort),
    bindAddress: '127.0.0.1',
    advertisedAddress: '127.0.0.1',
    // Without it the embedded bookie ignores the port it is given, takes a random one and keeps that for ever.
    allowEphemeralPorts: 'true',
    // the embedded bookie listens on every address without it
    listeningInterface: 'lo',
    isSchemaValidationEnforced: 'true',
    topicLevelPoliciesEnabled: 'true',
    systemTopicEnabled: 'true',
    webSocketServiceEnabled: 'false',
    defaultNumberOfNamespaceBundles: '1',
    // Acknowledgements become durable ten times a second while they come, and within a second after the last. As shipped
    // (0.1 a second, 60 s) a broker that is killed redelivers all that was done for ten seconds and more.
    managedLedgerDefaultMarkDeleteRateLimit: '10',
    managedLedgerCursorPositionFlushSeconds: '1',
    // A message that comes alone is stored at once instead of waiting 1 ms for others: half the latency, and a third more
    // messages a second from few clients.
    journalFlushWhenQueueEmpty: 'true',
    // The shipped 15 s is how long a subscription would stand still after one failed read.
    dispatcherReadFailureBackoffInitialTimeInMs: '500',
  };
}

/** The properties file `base` without its comments and with `settings` in place of its own values. */
export function withSettings(base: string, settings: Record<string, string>): string {
  const untouched = base
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .filter((line) => !Object.hasOwn(settings, line.split('=', 1)[0] ?? ''));
  const own = Object.entries(settings).map(([key, value]) => `${key}=${value}`);
  return [...untouched, ...own, ''].join('\n');
}
