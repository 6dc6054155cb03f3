import { profiles, type ProfileName } from '../profiles/profiles.ts';

function required(name: string): string {
  const value = __ENV[name];
  if (value === undefined || value === '') throw new Error(`${name} is not set`);
  return value;
}

/** What `load.js` tells a scenario. */
export const settings = {
  profile: profiles[required('PROFILE') as ProfileName],
  /** Where the replicas of the BFF are; any of them may be away. */
  bffs: required('BFF').split(','),
  /** Of this run: no other run uses its idempotency keys. */
  run: required('RUN'),
  /** NITs and cadastral numbers are counted from here. */
  serial: Number(required('SERIAL')),
  /** Where the summary goes. */
  summary: required('SUMMARY'),
  minutes: Number(__ENV['MINUTES'] ?? '0'),
  breakpoint: __ENV['BREAKPOINT'] === 'true',
};
