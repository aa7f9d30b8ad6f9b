#!/usr/bin/env node
import process from 'node:process';

// The one file of the command line that an older Node must be able to read: nothing newer is imported until it is
// known that this Node has what the rest needs.
const neededNode = 24;

if (Number.parseInt(process.versions.node, 10) >= neededNode) {
  const { main } = await import('./main.ts');
  process.exitCode = await main(process.argv.slice(2));
} else {
  const { runOnOwnNode } = await import('./own-node.ts');
  process.exitCode = await runOnOwnNode(neededNode);
}
