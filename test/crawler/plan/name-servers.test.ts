import { describe, expect, it } from 'vitest';
import { nameServers } from '../../../crawler/plan/name-servers.ts';

interface Named {
  source: string;
  id: string;
  serverId: string | undefined;
}

/** A record written as `source:id` or, when it spoke of a server before, `source:id@server`. */
function record(text: string): Named {
  const [name = '', serverId] = text.split('@');
  const [source = '', id = ''] = name.split(':');
  return { source, id, serverId };
}

/** The ids of the groups, in their order. */
function ids(...groups: string[]): (string | undefined)[] {
  const made = groups.map((group) => group.split(' ').map(record));
  const named = [...nameServers(made)];
  return made.map((group) => named.find(([, other]) => other === group)?.[0]);
}

describe('a server', () => {
  it('that is new gets the id of its best record', () => {
    expect(ids('a:x b:y', 'a:z')).toEqual(['x', 'z']);
  });

  it('keeps the id that it has, whoever names it now', () => {
    expect(ids('a:new b:y@y')).toEqual(['y']);
    expect(ids('b:z@y')).toEqual(['y']);
  });

  it('keeps the id of its better record when two turn out to be one', () => {
    expect(ids('a:x@x b:y@y')).toEqual(['x']);
  });

  it('keeps its id with the record whose own it is when it comes apart', () => {
    expect(ids('a:x@y', 'b:y@y')).toEqual(['x', 'y']);
    expect(ids('b:y@y', 'a:x@y')).toEqual(['y', 'x']);
  });

  it('leaves its id behind when the record whose own it is goes to a better server', () => {
    expect(ids('a:x@x b:y@y', 'c:z@y')).toEqual(['x', 'z']);
  });

  it('keeps its id with its best record when the one whose own it was is elsewhere', () => {
    expect(ids('a:p@y', 'b:q@y')).toEqual(['y', 'q']);
  });

  it('keeps its id when a newcomer that comes first asks for it', () => {
    expect(ids('a:x', 'b:z@x')).toEqual(['x/a', 'x']);
  });
});

describe('an id that two servers ask for', () => {
  it('goes to the better one, and the other gets one of its own', () => {
    expect(ids('a:x', 'b:x', 'b:x', 'c:x')).toEqual(['x', 'x/b', 'x/b/2', 'x/c']);
  });

  it('is the same the next night', () => {
    expect(ids('a:x@x', 'b:x@x/b', 'b:x@x/b/2', 'c:x@x/c')).toEqual(['x', 'x/b', 'x/b/2', 'x/c']);
    expect(ids('b:x@x/b', 'c:x@x/c')).toEqual(['x/b', 'x/c']);
  });

  it('is told apart from one that a source made up to look like it', () => {
    expect(ids('a:x', 'b:x', 'c:x/b')).toEqual(['x', 'x/b', 'x/b/c']);
    expect(ids('a:x', 'c:x/b', 'b:x')).toEqual(['x', 'x/b', 'x/b/2']);
  });
});
