import type { Launch, PackageOffer, Setting } from '../../../catalog/record.ts';
import { dummyFor } from './dummies.ts';

/**
 * What an offer is started with. Values that it gives are taken as they are; what has none gets a value of the right
 * shape that is plainly not real, when the offer requires it or `all` settings are wanted. The same offer gives the same
 * launch.
 * @param more variables (`LIKE_THIS`) and flags (`--like-this`) to set besides
 */
export function launchOf(offer: PackageOffer, fill: 'required' | 'all', more: readonly string[]): Launch {
  const { registry, package: name, version, bin, settings } = offer;
  const wanted = [
    ...settings,
    ...more.filter((extra) => settings.every((setting) => setting.name !== extra)).map(extra),
  ];
  const args: string[] = [];
  const env: Record<string, string> = {};
  for (const setting of wanted) {
    const value = setting.value ?? (fill === 'all' || setting.required ? dummyFor(setting) : undefined);
    if (value === undefined) continue;
    if (setting.place === 'argument') args.push(...argumentOf(setting, value));
    else if (setting.name !== undefined) env[setting.name] = value;
  }
  return { registry, package: name, version, ...(bin === undefined ? {} : { bin }), args, env };
}

function extra(name: string): Setting {
  const place = name.startsWith('-') ? 'argument' : 'environment';
  return { place, name, required: true, secret: false, format: 'string' };
}

/** A flag that is on or off stands alone or not at all. */
function argumentOf({ name, format }: Setting, value: string): string[] {
  if (name === undefined) return [value];
  if (format === 'boolean') return value === 'true' ? [name] : [];
  return [name, value];
}

const MOST = { settings: 200, characters: 4_000 };

/** What is wrong with the settings of an offer, before they reach a command line. */
export function whySettingsRefused({ bin, settings }: PackageOffer): string | undefined {
  if (bin !== undefined && !COMMAND.test(bin)) return 'The command that is asked for is not the name of a command.';
  if (settings.length > MOST.settings) return `The record has more than ${MOST.settings} settings.`;
  for (const { place, name, value = '', choices = [] } of settings) {
    if (place === 'environment' && !VARIABLE.test(name ?? ''))
      return 'The record has a setting that is not the name of a variable.';
    if (place === 'argument' && name !== undefined && !FLAG.test(name))
      return 'The record has a named argument that is not a flag.';
    if ([value, ...choices].some((text) => text.includes('\0') || text.length > MOST.characters))
      return 'The record has a setting whose value no command line can hold.';
  }
  return undefined;
}

const COMMAND = /^[A-Za-z0-9@][A-Za-z0-9._@/-]{0,99}$/;
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]{0,199}$/;
const FLAG = /^[A-Za-z0-9_./:-][A-Za-z0-9_./:=-]{0,199}$/;
