import { GatewayError } from '../errors.ts';

const VARIABLE = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g;

/**
 * Puts environment variables in the place of `${NAME}`, so that no secret has to stand in a file.
 * @param where the place of the value, for the error
 * @throws GatewayError when the variable is not set
 */
export function expand(value: string, where: string, environment: NodeJS.ProcessEnv = process.env): string {
  return value.replaceAll(VARIABLE, (_, name: string) => {
    const found = environment[name];
    if (found !== undefined) return found;
    throw new GatewayError(`${where}: the environment variable ${name} is not set.`);
  });
}

export function expandAll(values: Record<string, string>, where: string): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, expand(value, `${where}/${key}`)]));
}

/** The variables that stand in a text. */
export function variablesIn(text: string): string[] {
  return [...text.matchAll(VARIABLE)].flatMap(([, name]) => name ?? []);
}
