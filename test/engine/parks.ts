/** A process that parks for Python, says so, and waits to be ended. */
import { languageById } from '../../electron/images/catalogue.ts';
import { Core } from '../../electron/core.ts';

const core = new Core(process.argv[2], { power: { isOnBattery: () => false } });
const language = languageById(core.languages, 'python');
core.expect('page', {
  language,
  fileNames: [language.untitled],
  arguments: [],
  preset: 'hardened',
  overrides: {},
  terminal: null,
});
await core.parkingSettled();
process.stdout.write('parked\n');
setInterval(() => {}, 60_000);
