#!/usr/bin/env node
import './require-node.mjs';

const { main } = await import('./main.ts');
await main(process.argv.slice(2));
