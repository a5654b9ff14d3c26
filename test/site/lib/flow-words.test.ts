import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ToolFacts } from '../../../catalog/model.ts';
import { flowOf, legsOf } from '../../../policy/flows.ts';
import { LEG_IDS, LEGS } from '../../../policy/legs.ts';
import {
  giversOf,
  partOfServer,
  partOfTool,
  THEFT_ATTACK,
  whatBreaks,
  whatFlowMisses,
  type FlowContext,
} from '../../../site/lib/flow-words.ts';
import type { Prose } from '../../../site/lib/prose.ts';
import { anyServer, without } from '../../policy/servers.ts';
import { languageFaults } from '../language-bar.ts';

function contextOf(server: readonly ToolFacts[]): FlowContext {
  return { flow: flowOf(server), server: { to: '/servers/s/', name: 'S' }, toolList: '/servers/s/#tools' };
}

function words(parts: Prose): string {
  return parts
    .map((part) => (typeof part === 'string' ? part : 'text' in part ? part.text : 'name' in part ? 'NAME' : 'QUOTE'))
    .join('');
}

/** The tools that a sentence names. */
function named(parts: Prose): string[] {
  return parts.flatMap((part) => (typeof part === 'object' && 'name' in part && !('to' in part) ? [part.name] : []));
}

function manyOf(count: number, factor: ToolFacts['factors'][number]): ToolFacts[] {
  return Array.from({ length: count }, (_, i) => {
    const name = `${factor}_${i}`;
    return { name, category: 'Read', risk: 'low', factors: [factor], attacks: [], tool: { name } };
  });
}

/** What `whatBreaks` claims, read from its words alone, against what denying does. */
function checkBreaks(server: readonly ToolFacts[]): void {
  const said = whatBreaks(contextOf(server));
  const text = words(said);
  const names = named(said);
  const breaks = (denied: string[]) => !flowOf(without(server, denied)).complete;
  if (text === '') {
    expect(flowOf(server).complete).toBe(false);
  } else if (text.includes('is enough')) {
    for (const name of names) expect(breaks([name])).toBe(true);
  } else {
    expect(text).toContain('No single denial');
    const every = [...new Set(server.map(({ name }) => name))];
    for (const name of every) expect(breaks([name])).toBe(false);
    const count = Number(/The fewest to deny are the (\d+)/.exec(text)?.[1]);
    if (!text.includes(' more')) {
      expect(names).toHaveLength(count);
      expect(breaks(names)).toBe(true);
      for (const kept of names) expect(breaks(names.filter((name) => name !== kept))).toBe(false);
    }
  }
}

/** What `partOfTool` claims, read from its words alone. */
function checkPart(server: readonly ToolFacts[], tool: ToolFacts): void {
  const text = words(partOfTool(tool.name, tool.category, legsOf(tool), contextOf(server)));
  const own = flowOf([tool]);
  expect(text.includes('has all three by itself')).toBe(own.complete);
  for (const leg of LEG_IDS) {
    const says = own.complete || new RegExp(`NAME gives [^.]*${LEGS[leg].label.toLowerCase()}`).test(text);
    expect(says).toBe(own.tools[leg].length > 0);
  }
  if (text.includes('Together with') || text.includes('have them all')) expect(flowOf(server).complete).toBe(true);
  if (text.includes('not complete')) expect(flowOf(server).complete).toBe(false);
  if (text.includes('have them all')) expect(flowOf(without(server, [])).complete).toBe(true);
}

describe('the sentences about a flow', () => {
  it('are true of any server', () => {
    fc.assert(
      fc.property(anyServer, (server) => {
        checkBreaks(server);
        for (const tool of server) checkPart(server, tool);
        const context = contextOf(server);
        const said = words(partOfServer(context));
        expect(said.includes('not complete')).toBe(!context.flow.complete);
        expect(said.includes('alone')).toBe(context.flow.alone.length > 0);
      }),
      { numRuns: 1000 },
    );
  });

  it('keep to the language bar for any server', () => {
    fc.assert(
      fc.property(anyServer, (server) => {
        const context = contextOf(server);
        const all = [
          words(partOfServer(context)),
          words(whatBreaks(context)),
          whatFlowMisses(context),
          ...server.map((tool) => words(partOfTool(tool.name, tool.category, legsOf(tool), context))),
        ];
        expect(languageFaults(all.join('\n'))).toEqual([]);
      }),
    );
  });

  it('name a few of many tools, and link to the rest', () => {
    const server = [
      ...manyOf(21, 'exposes-secrets'),
      ...manyOf(20, 'reaches-outside'),
      ...manyOf(21, 'ingests-untrusted-content'),
    ];
    checkBreaks(server);
    const said = whatBreaks(contextOf(server));
    expect(words(said)).toContain(
      `The fewest to deny are the 20 that give a way out: ${'NAME, '.repeat(11)}NAME and 8 more.`,
    );
    expect(said).toContainEqual({ to: '/servers/s/#tools', text: '8 more' });
    expect(words(giversOf([], ''))).toBe('none found');
  });

  it('say what a single server cannot show', () => {
    const name = 'comment';
    const said = whatFlowMisses(
      contextOf([{ name, category: 'Write', risk: 'medium', factors: [], attacks: [], tool: { name } }]),
    );
    expect(said).toContain('other servers');
    expect(said).toContain('1 tool of category Write is not counted as a way out');
  });
});

it('point to an attack that there is', () => {
  expect(existsSync(`data/attacks/${THEFT_ATTACK}.json`)).toBe(true);
});
