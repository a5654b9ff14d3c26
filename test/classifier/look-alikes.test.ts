import { describe, expect, test } from 'vitest';
import { classifyTool } from '../../classifier/run.ts';
import { LOOK_ALIKES, toolOf } from './look-alike-cases.ts';

describe('look-alikes', () => {
  test.each(LOOK_ALIKES.map((entry) => [entry.category, entry.name, entry.description ?? '', entry] as const))(
    '%s: %s. %s',
    (category, _name, _text, entry) => {
      const found = classifyTool(toolOf(entry));
      expect(found.category).toBe(category);
      if (entry.risk !== undefined) expect(found.risk).toBe(entry.risk);
    },
  );

  test('an empty description leaves room for doubt', () => {
    expect(classifyTool({ name: 'invoke_agent_runtime', description: '' }).confidence).not.toBe('high');
  });

  test('a name that says nothing stays unknown', () => {
    const found = classifyTool({ name: 'xyzzy' });
    expect(found).toMatchObject({ category: 'Unknown', risk: 'unrated', factors: [] });
  });
});
