#!/usr/bin/env node
import process from 'node:process';
import './require-node.mjs';

const { main } = await import('./gateway/main.ts');
await main(process.argv.slice(2));
