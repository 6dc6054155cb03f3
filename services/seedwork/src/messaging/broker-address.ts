/** Where the broker is, and how one shows who one is. */
export interface BrokerAddress {
  /** `pulsar://host:6650`, or `pulsar+ssl://host:6651` */
  readonly serviceUrl: string;
  /** `http://host:8080`, for the schema registry. */
  readonly adminUrl: string;
  readonly tenant: string;
  /** Path of a token, read again whenever it is shown: it may be renewed. */
  readonly tokenFile?: string | undefined;
  /** Path of the authorities that the native client trusts; Node itself takes those of NODE_EXTRA_CA_CERTS. */
  readonly caFile?: string | undefined;
}
