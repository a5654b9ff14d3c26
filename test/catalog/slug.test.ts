import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameOfSlug, slugOf } from '../../catalog/slug.ts';

describe('slugOf', () => {
  it.each([
    ['create_issue', 'create_issue'],
    ['createIssue', 'createIssue'],
    ['policies.remove', 'policies.remove'],
    ['../../etc/passwd', '~2e.~2f..~2fetc~2fpasswd'],
    ['..', '~2e~2e'],
    ['', '~-'],
    ['<script>', '~3cscript~3e'],
    ['a b', 'a~20b'],
    ['wipe\u202E', 'wipe~e2~80~ae'],
    ['\uD800', '~ud800'],
    ['a~b', 'a~7eb'],
  ])('writes %j as %s', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
    expect(nameOfSlug(slug)).toEqual({ name, occurrence: 1 });
  });

  it('tells tools of one name apart', () => {
    expect(slugOf('run', 2)).toBe('run~~2');
    expect(nameOfSlug('run~~2')).toEqual({ name: 'run', occurrence: 2 });
  });

  it('can be read back, and is a file name, for any name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.integer({ min: 1, max: 9 }), (name, occurrence) => {
        const slug = slugOf(name, occurrence);
        expect(slug).toMatch(/^[\w~-](?:[\w.~-]*[\w~-])?$/);
        expect(slug.length).toBeLessThan(255);
        if (!slug.includes('~~h')) expect(nameOfSlug(slug)).toEqual({ name, occurrence });
      }),
      { numRuns: 2000 },
    );
  });

  it('gives long names that differ at the end different slugs of bounded length', () => {
    const [a, b] = [slugOf('é'.repeat(500) + 'a'), slugOf('é'.repeat(500) + 'b')];
    expect(a).not.toBe(b);
    expect(a.length).toBeLessThan(120);
    expect(nameOfSlug(a)).toBeUndefined();
  });

  it.each(['a~', '~zz', 'a~~1', 'a~~x', '~~', 'A~42~'])('refuses %j, which it never made', (slug) => {
    expect(nameOfSlug(slug)).toBeUndefined();
  });
});
