import { expect, it } from 'vitest';
import { aboutTokens, serverTokens } from '../../../site/lib/token-words.ts';

it('counts tokens in words', () => {
  expect(aboutTokens(1)).toBe('about 1 token');
  expect(aboutTokens(1312)).toBe('about 1,312 tokens');
});

it('adds up a server, and says what leaving out its riskiest category saves', () => {
  const costs = [
    { category: 'Destructive', tools: 2, tokens: 250 },
    { category: 'Read', tools: 3, tokens: 700 },
    { category: 'Write', tools: 1, tokens: 50 },
  ] as const;
  expect(serverTokens(costs)).toEqual({
    total: 'Its 6 tools together cost about 1,000 tokens in every request that offers them.',
    saving: 'Hiding its 2 Destructive tools saves about 250 tokens, 25% of that.',
  });
});

it('names a single tool as such, and no saving where nothing or everything would be hidden', () => {
  expect(
    serverTokens([
      { category: 'Financial', tools: 1, tokens: 30 },
      { category: 'Read', tools: 1, tokens: 70 },
    ]).saving,
  ).toBe('Hiding its only Financial tool saves about 30 tokens, 30% of that.');
  expect(serverTokens([{ category: 'Destructive', tools: 1, tokens: 80 }])).toEqual({
    total: 'Its only tool costs about 80 tokens in every request that offers it.',
    saving: '',
  });
  expect(serverTokens([{ category: 'Unknown', tools: 4, tokens: 80 }]).saving).toBe('');
});
