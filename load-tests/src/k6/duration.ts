import type { Profile } from '../../profiles/profiles.js';
import type { Options, ScenarioName } from './options.js';

/** Longer than the faults of any profile take; the load ends with them. */
const UNTIL_FAULTS_ARE_OVER = 120;

/** How many minutes the script takes if nobody ends it. */
export function minutesOf(scenario: ScenarioName, profile: Profile, options: Options): number {
  const { companias, propiedades, soak, hostile } = profile;
  switch (scenario) {
    case 'escalabilidad-companias':
      return companias.seconds / 60;
    case 'escalabilidad-propiedades':
      return (options.breakpoint ? propiedades.breakpointSeconds : propiedades.seconds) / 60;
    case 'disponibilidad':
      return UNTIL_FAULTS_ARE_OVER;
    case 'soak':
      return options.minutes ?? soak.minutes;
    case 'hostile':
      return (hostile.quietSeconds + hostile.attackSeconds) / 60;
  }
}
