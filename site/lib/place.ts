import { parameterAt, type Parameters } from './parameters.ts';
import type { Prose } from './prose.ts';

/** Where in the definition a text stands, as it is said after "in": "its description", "the type of its parameter x". */
export function placeOf(pointer: string, parameters: Parameters | undefined): Prose {
  const whole = WHOLE[pointer];
  if (whole !== undefined) return [whole];
  const parameter = parameterAt(parameters, pointer);
  if (parameter !== undefined) {
    const field = pointer.slice(parameter.pointer.length).split('/')[1] ?? '';
    return [`${FIELDS[field] ?? 'the schema'} of its parameter `, { name: parameter.path }];
  }
  if (pointer.startsWith('/outputSchema')) return ['its output schema'];
  return [pointer.startsWith('/annotations') ? 'its annotations' : 'its input schema'];
}

const WHOLE: Record<string, string> = {
  '/name': 'its name',
  '/title': 'its title',
  '/description': 'its description',
  '/annotations/title': 'its annotated title',
  '/inputSchema/description': 'the description of its input schema',
};

const FIELDS: Record<string, string> = {
  description: 'the description',
  title: 'the title',
  type: 'the type',
  format: 'the format',
  pattern: 'the pattern',
  default: 'the default value',
  enum: 'a choice',
  const: 'the fixed value',
  examples: 'an example',
};
