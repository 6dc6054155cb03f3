import { chooseTarget } from './on-kubernetes/choose-target.js';
import { bffUrl, prepareForwards } from './on-kubernetes/forward.js';
import { givenCommand, runGiven } from './process/given-command.js';
import { runMain } from './process/run-main.js';
import { Console } from './supervisor/console.js';
import { Supervisor } from './supervisor/supervisor.js';

/** `node with-forwards.js -- <command…>` runs a command against the release on the cluster, whose BFF it finds in BFF, and exits with its code. */
await runMain(async () => {
  const command = givenCommand('with-forwards.js');
  const terminal = new Console((text) => process.stderr.write(text));
  const supervisor = new Supervisor(terminal.of('forward'));
  try {
    const { access } = await chooseTarget();
    await supervisor.start(await prepareForwards(access, terminal), 'together');
    return await runGiven(command, { BFF: bffUrl() });
  } finally {
    await supervisor.stop();
  }
});
