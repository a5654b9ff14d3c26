#!/usr/bin/env node
import process from 'node:process';
import './require-node.mjs';

// Names of hosts are resolved on these threads; four are too few for thousands of hosts. Must be set before any is used.
process.env.UV_THREADPOOL_SIZE ??= '16';

const { main } = await import('./main.ts');
await main(process.argv.slice(2));
