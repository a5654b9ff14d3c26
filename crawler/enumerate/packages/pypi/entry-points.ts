/** The console scripts of a distribution: what each runs, by its name. */
export interface EntryPoint {
  module: string;
  /** Names to follow from the module on, joined by dots. */
  attribute: string;
}

/**
 * Reads `entry_points.txt`, an INI file. Lines that name no function in dotted identifiers are left out.
 * https://packaging.python.org/en/latest/specifications/entry-points/
 */
export function readConsoleScripts(text: string): Map<string, EntryPoint> {
  const scripts = new Map<string, EntryPoint>();
  let section = '';
  for (const line of text.split(/\r?\n/)) {
    const heading = /^\[([^\]]{1,100})\]\s*$/.exec(line.trim())?.[1];
    if (heading !== undefined) section = heading.trim();
    else if (section === 'console_scripts') {
      const { name, module, attribute } = SCRIPT.exec(line.trim())?.groups ?? {};
      if (name !== undefined && module !== undefined && attribute !== undefined)
        scripts.set(name, { module, attribute });
    }
  }
  return scripts;
}

/** `name = package.module:function.or.method`, perhaps with extras, which are obsolete. */
const SCRIPT =
  /^(?<name>[A-Za-z0-9][A-Za-z0-9._-]{0,99})\s{0,20}=\s{0,20}(?<module>[A-Za-z_]\w{0,99}(?:\.[A-Za-z_]\w{0,99}){0,20})\s{0,5}:\s{0,5}(?<attribute>[A-Za-z_]\w{0,99}(?:\.[A-Za-z_]\w{0,99}){0,20})\s{0,20}(?:\[[^\]]{0,200}\])?$/;
