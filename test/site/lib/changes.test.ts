import { describe, expect, it } from 'vitest';
import { CHANGE_KINDS, type Cause, type ChangeKind } from '../../../catalog/change.ts';
import type { ShownEvent } from '../../../catalog/read-changes.ts';
import { wordDiff, type DiffPart } from '../../../site/lib/changes/diff.ts';
import { inWords, togetherInWords } from '../../../site/lib/changes/words.ts';
import { languageFaults } from '../language-bar.ts';

type Values = [before: unknown, after: unknown];

/** What each kind of change says of these values. */
const SAID: Record<ChangeKind, [values: Values, said: string][]> = {
  'server-added': [[[undefined, undefined], 'The server is new in the catalog.']],
  'server-gone': [[[undefined, undefined], 'No source names the server any more.']],
  'server-back': [[[undefined, undefined], 'A source names the server again.']],
  'server-listed': [
    [[undefined, 0], 'Its tools were read for the first time: no tools.'],
    [[undefined, 1], 'Its tools were read for the first time: 1 tool.'],
    [[undefined, 1200], 'Its tools were read for the first time: 1,200 tools.'],
  ],
  'auth-changed': [[[{ '': 1 }, { '': 2 }], 'The server asks something else of those who sign in.']],
  'tool-added': [
    [[undefined, 'low'], 'New tool, of low risk.'],
    [[undefined, 'unrated'], 'New tool, unrated.'],
  ],
  'tool-removed': [
    [['high', undefined], 'The server no longer lists this tool. It was of high risk.'],
    [['unrated', undefined], 'The server no longer lists this tool. It was unrated.'],
  ],
  'risk-raised': [[['low', 'critical'], 'Risk raised from low to critical by its author.']],
  'risk-lowered': [[['unrated', 'medium'], 'Risk lowered from unrated to medium by its author.']],
  'attack-found': [[[undefined, 'hidden-text'], 'The rule hidden-text finds text that acts on the model.']],
  'category-changed': [[['Read', 'Execute'], 'Category changed from Read to Execute.']],
  'confidence-changed': [[['high', 'low'], 'Confidence changed from high to low.']],
  'title-changed': [[['a', 'b'], 'Title changed.']],
  'description-changed': [
    [['a', undefined], 'Description removed.'],
    [[undefined, 'b'], 'Description added.'],
  ],
  'schema-changed': [
    [[{ '/a': 1 }, { '/a': 2 }], 'Input schema changed in 1 place.'],
    [[{ '/a': 1 }, { '/a': 2, '/b': 3 }], 'Input schema changed in 2 places.'],
  ],
  'annotations-changed': [
    [[{ '': { readOnlyHint: true } }, {}], 'Annotations removed.'],
    [[{}, { '': { readOnlyHint: true } }], 'Annotations added.'],
    [[{}, { '/title': 'A' }], 'Annotations changed in 1 place.'],
  ],
};

const KINDS = Object.keys(CHANGE_KINDS) as ChangeKind[];

function anEvent(kind: ChangeKind, [before, after]: Values, cause: Cause = 'author'): ShownEvent {
  return {
    ...{
      kind,
      cause,
      severity: 'note',
      tool: 't',
      name: 't',
      night: '2026-11-02',
      server: 's',
      step: 0,
      hasTool: true,
    },
    ...{
      serverSlug: 's',
      serverTitle: 'S',
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
    },
  };
}

describe('what an event says', () => {
  it.each(KINDS.flatMap((kind) => SAID[kind].map(([values, said]) => ({ kind, values, said }))))(
    '$kind: $said',
    ({ kind, values, said }) => {
      expect(inWords(anEvent(kind, values))).toBe(said);
    },
  );

  it.each(['author', 'rules', 'either', 'reading'] as const)('is a sentence, made by %s', (cause) => {
    for (const kind of KINDS) {
      for (const [values] of SAID[kind]) {
        const said = inWords(anEvent(kind, values, cause));
        expect(languageFaults(said)).toEqual([]);
        expect(said).toMatch(/^[A-Z].*\.$/);
        // Only the author's own changes are put down to the author.
        expect(said.includes('by its author') && cause !== 'author').toBe(false);
      }
    }
  });

  it('tells what our rules did from what the author did', () => {
    expect(inWords(anEvent('risk-raised', ['low', 'high'], 'rules'))).toBe(
      'Risk raised from low to high. Our rules or corrections changed; the definition is the same.',
    );
  });

  it('gives each reason once, behind all that it is the reason of', () => {
    const [risk, category] = [
      anEvent('risk-raised', ['low', 'high'], 'rules'),
      anEvent('category-changed', ['Read', 'Write'], 'rules'),
    ];
    expect(togetherInWords([risk, anEvent('title-changed', ['a', 'b']), category])).toBe(
      'Risk raised from low to high. Category changed from Read to Write. Our rules or corrections changed; the definition is the same. Title changed.',
    );
  });
});

describe('what differs between two texts', () => {
  const marked = (parts: DiffPart[]): string =>
    parts
      .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `[+${text}+]`))
      .join('');

  it.each([
    ['Reads a file.', 'Deletes a file.', '[-Reads-][+Deletes+] a file.'],
    ['Reads a file', 'Reads a file and sends it', 'Reads a file[+ and sends it+]'],
    ['', 'New.', '[+New.+]'],
    ['Old.', '', '[-Old.-]'],
    ['a b', 'a  b', 'a[-␣-][+␣␣+]b'],
    ['Returns nothing at all', 'Deletes every file', '[-Returns nothing at all-][+Deletes every file+]'],
  ])('%j and %j', (before, after, said) => {
    expect(marked(wordDiff(before, after))).toBe(said);
  });

  it('is shown with little of what stayed around it, and an ellipsis where that is cut', () => {
    const long = 'word '.repeat(200);
    const parts = wordDiff(`${long}old ${long}`, `${long}new ${long}`);
    expect(parts.map(({ kind }) => kind)).toEqual(['same', 'removed', 'added', 'same']);
    expect(parts[0]?.text).toMatch(/^….{70,90}$/);
    expect(parts[3]?.text).toMatch(/^.{70,90}…$/);
  });

  it('is found far behind a long beginning that is the same', () => {
    const long = 'word '.repeat(20_000);
    const parts = wordDiff(`${long}old`, `${long}new`);
    expect(parts.filter(({ kind }) => kind !== 'same').map(({ text }) => text)).toEqual(['old', 'new']);
    expect(parts[0]?.text).toMatch(/^…/);
  });

  it('of two long texts without a common word is cut, and takes no long time', () => {
    const text = (mark: string): string => Array.from({ length: 20_000 }, (_, i) => `${mark}${i}`).join(' ');
    const parts = wordDiff(text('a'), text('b'));
    expect(parts.map(({ kind, text }) => [kind, text.length <= 2001 && text.endsWith('…')])).toEqual([
      ['removed', true],
      ['added', true],
    ]);
  });
});
