/** Every number of the load tests that depends on how much the machine under them can bear. */
export interface Profile {
  readonly companias: {
    /** Registrations a second, and for how long. */
    readonly rate: number;
    readonly seconds: number;
    /** So many times the rate, in the middle. */
    readonly spike: { readonly after: number; readonly seconds: number; readonly times: number };
    readonly acceptedP95Ms: number;
    /** Of the spike, for what it left behind to be done. */
    readonly drainedWithinSeconds: number;
  };
  readonly propiedades: {
    /** Registrations a second at the begin and at the end of the ramp. */
    readonly from: number;
    readonly to: number;
    readonly seconds: number;
    readonly endToEndP95Ms: number;
    /** How many of the operations accepted during the ramp are over by its end, from 0 to 1. */
    readonly overByTheEnd: number;
    /** Where the ramp to the knee ends if it finds none. */
    readonly most: number;
    readonly breakpointSeconds: number;
  };
  readonly disponibilidad: {
    readonly mutations: number;
    readonly reads: number;
    /** How long a fault lasts, and how long all is well before the next. */
    readonly faultSeconds: number;
    readonly restSeconds: number;
    /** All that can be done to the parts of the system, or the shortest choice with one fault of each kind. */
    readonly faults: 'all' | 'some';
    readonly overWithinSeconds: number;
  };
  readonly soak: {
    readonly mutations: number;
    readonly reads: number;
    readonly minutes: number;
    /** Of any process, as soon as the run is long enough to tell. */
    readonly growthMiBPerHour: number;
  };
  readonly hostile: {
    /** Of clients who mean well. */
    readonly rate: number;
    readonly quietSeconds: number;
    readonly attackSeconds: number;
    readonly attacksPerSecond: number;
    readonly slowConnections: number;
    /** Of the quiet phase in the same run; below `unfeltMs` nobody notices. */
    readonly slowdown: number;
    readonly unfeltMs: number;
    readonly growthMiB: number;
  };
}

/** Does it work at all: less than a minute of little load each. Its limits on time are loose, for it is a test and no measurement. */
const smoke: Profile = {
  companias: {
    rate: 4,
    seconds: 16,
    spike: { after: 5, seconds: 4, times: 5 },
    acceptedP95Ms: 2_000,
    drainedWithinSeconds: 60,
  },
  propiedades: {
    from: 1,
    to: 6,
    seconds: 15,
    endToEndP95Ms: 15_000,
    overByTheEnd: 0.5,
    most: 40,
    breakpointSeconds: 60,
  },
  disponibilidad: {
    mutations: 4,
    reads: 4,
    faultSeconds: 2,
    restSeconds: 2,
    faults: 'some',
    overWithinSeconds: 60,
  },
  soak: { mutations: 4, reads: 4, minutes: 0.25, growthMiBPerHour: 50 },
  hostile: {
    rate: 5,
    quietSeconds: 10,
    // longer than a slow connection may live
    attackSeconds: 20,
    attacksPerSecond: 10,
    slowConnections: 20,
    slowdown: 4,
    unfeltMs: 500,
    growthMiB: 150,
  },
};

/** Two cores that carry the whole system and the load as well. */
const laptop: Profile = {
  companias: {
    rate: 10,
    seconds: 115,
    spike: { after: 30, seconds: 20, times: 5 },
    acceptedP95Ms: 300,
    drainedWithinSeconds: 60,
  },
  // a machine of two cores reached its knee at 10 to 11 a second
  propiedades: {
    from: 1,
    to: 8,
    seconds: 90,
    endToEndP95Ms: 3_000,
    overByTheEnd: 0.9,
    most: 60,
    breakpointSeconds: 180,
  },
  disponibilidad: {
    mutations: 6,
    reads: 6,
    faultSeconds: 5,
    restSeconds: 5,
    faults: 'all',
    overWithinSeconds: 60,
  },
  soak: { mutations: 8, reads: 8, minutes: 12, growthMiBPerHour: 30 },
  hostile: {
    rate: 10,
    quietSeconds: 30,
    attackSeconds: 60,
    attacksPerSecond: 20,
    slowConnections: 200,
    slowdown: 2,
    unfeltMs: 25,
    growthMiB: 150,
  },
};

/** Several nodes, with autoscaling. */
const cluster: Profile = {
  companias: {
    rate: 50,
    seconds: 300,
    spike: { after: 60, seconds: 60, times: 5 },
    acceptedP95Ms: 300,
    drainedWithinSeconds: 60,
  },
  propiedades: {
    from: 5,
    to: 100,
    seconds: 300,
    endToEndP95Ms: 3_000,
    overByTheEnd: 0.9,
    most: 500,
    breakpointSeconds: 600,
  },
  disponibilidad: {
    mutations: 20,
    reads: 20,
    faultSeconds: 20,
    restSeconds: 20,
    faults: 'all',
    overWithinSeconds: 60,
  },
  soak: { mutations: 30, reads: 30, minutes: 60, growthMiBPerHour: 10 },
  hostile: {
    rate: 30,
    quietSeconds: 60,
    attackSeconds: 120,
    attacksPerSecond: 100,
    slowConnections: 500,
    slowdown: 2,
    unfeltMs: 25,
    growthMiB: 150,
  },
};

export const profiles = { smoke, laptop, cluster } as const;

export type ProfileName = keyof typeof profiles;
