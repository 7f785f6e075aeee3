#!/usr/bin/env node
// Starts the platform; `--watch` starts it anew whenever a source file changes.
import { handOver } from './prepare.js'

// Started without npm, by a service manager or in the background of a shell, it outlives whoever started it.
if (process.env.npm_lifecycle_event) await import('./follow-parent.js')

const watch = process.argv.includes('--watch')
await handOver(watch ? 'scripts/dev.ts' : 'src/main/web.ts', {
  cwd: new URL('..', import.meta.url),
  args: process.argv.slice(2).filter((argument) => argument !== '--watch'),
})
