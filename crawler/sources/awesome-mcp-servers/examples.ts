import type { Examples } from '../examples.ts';

const README = `# Awesome MCP Servers [![Awesome](https://awesome.re/badge.svg)](https://awesome.re)

* [Server Implementations](#server-implementations)

## Tutorials

- [acme/tutorial](https://github.com/acme/tutorial) - Not a server

## Server Implementations

* 💰 - [Finance](#finance)

### 💰 <a name="finance"></a>Finance

- [Acme/Ledger](https://github.com/Acme/ledger) [![score]({elsewhere}/ledger/badge.svg)]({elsewhere}/ledger) 🎖️ 📇 ☁️ - Reads and posts [entries]({elsewhere}/entries) - fast
- [acme/tools](https://github.com/acme/tools/tree/main/src/mail) 🐍 Sends mail
- [maps]({elsewhere}/acme/maps) ☁️ - Finds the way
- [acme/ledger](https://github.com/acme/ledger.git) - Once more

## Frameworks

- [acme/framework](https://github.com/acme/framework) - Not a server either
`;

export const EXAMPLES: Examples = {
  answers: { '/README.md': { text: README, type: 'text/plain; charset=utf-8' } },
  empty: { answers: { '/README.md': { text: '# Awesome MCP Servers\n\n## Server Implementations\n' } } },
  gives: ['awesome/acme/ledger', 'awesome/acme/tools/src/mail'],
  drops: ['is not a repository on GitHub', 'acme/ledger came before'],
};
