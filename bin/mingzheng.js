#!/usr/bin/env node
// The command: `mingzheng <command>`, with stdout for results alone.
import { handOver } from './prepare.js'

await handOver('src/main/cli.ts', { args: process.argv.slice(2) })
