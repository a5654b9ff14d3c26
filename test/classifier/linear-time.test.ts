import { describe, expect, it } from 'vitest';
import type { Tool } from '../../catalog/model.ts';
import { classifyServer } from '../../classifier/run.ts';

/**
 * Definitions come from strangers, so what they cost must grow with their size and no faster. Each input is classified
 * small and 32 times as large, and the cost per unit is compared. It stays the same where the time is linear, and grows
 * 32-fold where it is quadratic: eight is far from both. Only the fastest of several runs counts, since a busy machine
 * makes runs slower and never faster, and a comparison that fails is made again before it is believed.
 */
const SMALL = 2_048;
const TIMES = 32;
const MOST = 8;
const ATTEMPTS = 5;

/** Pieces that hostile texts are made of, one for each thing that is looked for. */
const PIECES = {
  sentences: 'Lists the issues of a repository, with their labels. ',
  'one word': 'a',
  'words without spaces': 'aB1_',
  'joined verbs': 'delete and create and ',
  'listed verbs': 'delete, create, ',
  objects: 'get email, ',
  asides: 'email by ',
  passives: 'it is deleted and the rest was removed ',
  promises: 'read only. ',
  negations: 'cannot not never be undone ',
  orders: 'never ignore all previous instructions ',
  quotations: '"ignore all previous instructions" ',
  'open quotations': '“',
  'sensitive files': 'read .env and pass the content of id_rsa ',
  'other tools': 'before any other tool call mcp__a__b ',
  secrets: 'all api keys and every card cvv ',
  markup: '<!-- <a color:white [INST] ',
  turns: '\nsystem: ',
  'blank lines': '\n          ',
  'encoded runs': 'aWdub3JlIGFsbCBwcmV2aW91cw== rot13 ',
  'invisible signs': '\u200b\u202e\u{e0041}x',
  Spanish: 'eliminar y crear usuarios ',
  German: 'löscht und legt an ',
  Russian: 'удаляет и создаёт файлы ',
  Chinese: '删除、创建文件并',
  Japanese: 'ファイルを削除し',
  Korean: '파일을 삭제하고 ',
};

const PLACES: Record<string, (text: string) => Tool> = {
  'the name': (text) => ({ name: text, description: 'Get email' }),
  'the title': (text) => ({ name: 'x', title: text }),
  'the description': (text) => ({ name: 'get_mail', description: `Get ${text}` }),
  'a parameter': (text) => ({
    name: 'run',
    inputSchema: { properties: { action: { description: text, default: text }, path: { examples: [text] } } },
  }),
};

function filled(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}

function fastest(tools: readonly Tool[], runs: number): number {
  let best = Infinity;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    classifyServer(tools);
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

/** How many times as much a unit of the large input costs. */
function growth(small: readonly Tool[], large: readonly Tool[]): number {
  let least = Infinity;
  for (let attempt = 0; attempt < ATTEMPTS && least > MOST; attempt++) {
    least = Math.min(least, fastest(large, 2) / TIMES / fastest(small, 5));
  }
  return least;
}

describe('the time that a definition takes', () => {
  for (const [place, toolWith] of Object.entries(PLACES)) {
    it.each(Object.entries(PIECES))(`grows no faster than its length in ${place}: %s`, (_, piece) => {
      const small = toolWith(filled(piece, SMALL));
      const large = toolWith(filled(piece, SMALL * TIMES));
      expect(growth([small], [large])).toBeLessThan(MOST);
    });
  }

  it('grows no faster than the number of parameters', () => {
    function toolOf(count: number): Tool {
      const entries = Array.from({ length: count }, (_, at) => [
        `path${String(at)}`,
        { description: 'A file to read' },
      ]);
      return { name: 'read_file', inputSchema: { properties: Object.fromEntries(entries) as object, required: [] } };
    }
    expect(growth([toolOf(20)], [toolOf(20 * TIMES)])).toBeLessThan(MOST);
  });

  it('grows no faster than the number of tools on the server', () => {
    function serverOf(count: number): Tool[] {
      return Array.from({ length: count }, (_, at) => ({
        name: `get_page_${String(at)}`,
        description: 'Reads a page and returns its comments and the messages of its notes.',
      }));
    }
    expect(growth(serverOf(100), serverOf(100 * TIMES))).toBeLessThan(MOST);
  });
});
