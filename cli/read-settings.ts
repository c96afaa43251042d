// The settings of a command: the environment, with `--home` before it. The port and its like concern the server alone.
import { type Config, readConfig } from '../server/platform/config/read-config.ts';
import type { CommandCall, CommandOption } from './command.ts';

export const HOME_OPTION: CommandOption = { value: 'FOLDER', summary: 'home.option' };

export function readSettings(call: CommandCall): Config {
  const home = call.text('home');
  return readConfig(call.env, home === undefined ? [] : ['--home', home]);
}
