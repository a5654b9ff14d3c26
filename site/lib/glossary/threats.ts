import type { Word } from './word.ts';

function weakness(id: number): Required<Pick<Word, 'source'>> {
  return { source: { url: `https://cwe.mitre.org/data/definitions/${id}.html`, text: `CWE-${id}` } };
}

const POISONING = {
  url: 'https://invariantlabs.ai/blog/mcp-security-notification-tool-poisoning-attacks',
  text: 'Invariant Labs, 2025',
};

/** What goes wrong, and what it is called. */
export const THREATS = {
  'prompt-injection': {
    term: 'prompt injection',
    meaning:
      'Text that a model takes for an instruction although it came with the data. It is called indirect when it is in what a tool returns, such as a web page, a mail or an issue.',
    source: { url: 'https://atlas.mitre.org/techniques/AML.T0051', text: 'MITRE ATLAS' },
    see: ['tool-poisoning', 'lethal-trifecta'],
  },
  'tool-poisoning': {
    term: 'tool poisoning',
    meaning:
      'Instructions to the model in the definition of a tool, where the model reads them and a person seldom does. The tool need not even be called.',
    source: POISONING,
    see: ['prompt-injection', 'rug-pull', 'tool-shadowing'],
  },
  'tool-shadowing': {
    term: 'tool shadowing',
    meaning: 'A tool whose definition changes how the model uses the tools of another server.',
    source: POISONING,
    see: ['tool-poisoning'],
  },
  'rug-pull': {
    term: 'rug pull',
    meaning: 'A tool that changes its definition after somebody has approved it.',
    source: POISONING,
    see: ['pin', 'drift'],
  },
  'hidden-characters': {
    term: 'hidden characters',
    meaning:
      'Characters that take no room or change the direction of text, so that a model reads what a person does not see. This site shows them as tokens such as U+202E.',
    source: { url: 'https://www.unicode.org/reports/tr36/', text: 'Unicode Technical Report 36' },
  },
  'lethal-trifecta': {
    term: 'lethal trifecta',
    meaning:
      'Private data, untrusted content and a way out in one session. Together they are enough for theft by prompt injection.',
    source: { url: 'https://simonwillison.net/2025/Jun/16/the-lethal-trifecta/', text: 'Simon Willison, 2025' },
    more: { path: '/method/#flow', text: 'How it is worked out here' },
    see: ['private-data', 'untrusted-content', 'way-out', 'prompt-injection', 'exfiltration'],
  },
  exfiltration: {
    term: 'exfiltration',
    meaning: 'Data carried out to somebody who must not have it.',
    source: { url: 'https://attack.mitre.org/tactics/TA0010/', text: 'MITRE ATT&CK' },
    see: ['lethal-trifecta', 'ssrf'],
  },
  ssrf: {
    term: 'SSRF (server-side request forgery)',
    meaning:
      'A server that is made to request an address of an attacker’s choice, often one that only it can reach, such as a metadata service of a cloud.',
    ...weakness(918),
    see: ['arbitrary-url'],
  },
  'path-traversal': {
    term: 'path traversal',
    meaning: 'A file path that leaves the folder it was meant to stay in, for example by two dots in it, or by a link.',
    ...weakness(22),
    see: ['arbitrary-path'],
  },
  'command-injection': {
    term: 'command injection',
    meaning: 'An argument that becomes part of a command, so that whoever wrote it runs commands.',
    ...weakness(78),
    see: ['runs-arbitrary-code'],
  },
  'confused-deputy': {
    term: 'confused deputy',
    meaning: 'A program that uses its own rights on behalf of somebody who does not have them.',
    ...weakness(441),
    see: ['authorization'],
  },
  'supply-chain': {
    term: 'supply-chain attack',
    meaning: 'Harm that comes with a package or an update of it that was trusted.',
    source: { url: 'https://attack.mitre.org/techniques/T1195/', text: 'MITRE ATT&CK' },
    see: ['rug-pull'],
  },
  runaway: {
    term: 'runaway loop',
    meaning: 'An agent that calls a tool again and again without anybody having meant it to.',
    see: ['limit'],
  },
} as const satisfies Record<string, Word>;
