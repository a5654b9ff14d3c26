import type { z } from 'zod';
import type { Setting } from '../../../../catalog/record.ts';
import { goodItems, type Drop } from '../lenient.ts';
import { Argument, EnvironmentVariable, type Package } from './schema.ts';

/** The arguments and variables of a package, in the order of its command line. */
export function readSettings({ packageArguments, environmentVariables }: Package, part: string, drop: Drop): Setting[] {
  const args = goodItems(packageArguments, Argument, `${part}.packageArguments`, drop);
  const variables = goodItems(environmentVariables, EnvironmentVariable, `${part}.environmentVariables`, drop);
  return [...args.map(({ item }) => argumentSetting(item)), ...variables.map(({ item }) => variableSetting(item))];
}

function argumentSetting(argument: Argument): Setting {
  const name = argument.type === 'named' ? { name: argument.name } : {};
  const label = argument.type === 'positional' ? argument.valueHint : undefined;
  return { place: 'argument', ...name, ...inputOf(argument, label) };
}

function variableSetting(variable: z.infer<typeof EnvironmentVariable>): Setting {
  return { place: 'environment', name: variable.name, ...inputOf(variable) };
}

type Input = z.infer<typeof EnvironmentVariable> | Argument;

/**
 * What a setting is set to, and what is asked of its user. A `{part}` of a required value that nothing is known for stays
 * in it, for whoever fills it; an optional value is left out then.
 */
function inputOf(input: Input, label?: string): Omit<Setting, 'place' | 'name'> {
  const parts = partsOf(input);
  const required = input.isRequired || parts.some((part) => part.isRequired);
  const isOpen = parts.some((part) => presetOf(part) === undefined);
  const template = input.value === undefined || (isOpen && !required) ? undefined : filled(input.value, input);
  const value = template ?? input.default;
  const hint = [label, input.placeholder, input.description, ...parts.map((part) => part.description)]
    .filter((text) => text !== undefined && text !== '')
    .join(' · ')
    .slice(0, 500);
  return {
    ...(value === undefined ? {} : { value }),
    required,
    secret: input.isSecret || parts.some((part) => part.isSecret),
    format: parts.find((part) => part.format === 'filepath')?.format ?? input.format,
    ...(input.choices === undefined ? {} : { choices: input.choices }),
    ...(hint === '' ? {} : { hint }),
  };
}

type Variable = NonNullable<Input['variables']>[string];

const PART = /\{([A-Za-z_][A-Za-z0-9_]*)\}/g;

function partsOf({ value = '', variables }: Input): Variable[] {
  return [...value.matchAll(PART)].flatMap(([, name = '']) => variableOf(name, variables) ?? []);
}

/** Braces around what is no variable mean themselves. */
function filled(value: string, { variables }: Input): string {
  return value.replaceAll(PART, (part, name: string) => {
    const variable = variableOf(name, variables);
    return (variable && presetOf(variable)) ?? part;
  });
}

function variableOf(name: string, variables: Input['variables']): Variable | undefined {
  return variables !== undefined && Object.hasOwn(variables, name) ? variables[name] : undefined;
}

function presetOf({ value, default: preset, choices }: Variable): string | undefined {
  return value ?? preset ?? choices?.[0];
}

/** The arguments of the program that runs a package (`docker`, `npx`), as text: they tell of mounts and ports. */
export function runtimeArguments({ runtimeArguments: args }: Package, part: string, drop: Drop): string[] {
  return goodItems(args, Argument, `${part}.runtimeArguments`, drop).map(({ item }) => {
    const value = item.value ?? item.default ?? (item.type === 'positional' ? `{${item.valueHint ?? 'value'}}` : '');
    return item.type === 'named' ? `${item.name} ${value}`.trim() : value;
  });
}
