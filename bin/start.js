#!/usr/bin/env node
// Starts the platform; `--watch` restarts it whenever a source file changes.
import { handOver } from './prepare.js'

// Started without npm, by a service manager or in the background of a shell, it outlives whoever started it.
if (process.env.npm_lifecycle_event) await import('./follow-parent.js')

// Styles, browser scripts and migrations are read, not imported: watching the folders sees them too.
const WATCHED = ['src', 'assets', 'migrations', 'demo'].map((folder) => `--watch-path=${folder}`)
const watch = process.argv.includes('--watch')
await handOver('src/main/web.ts', {
  cwd: new URL('..', import.meta.url),
  flags: watch ? ['--watch', '--watch-preserve-output', ...WATCHED] : [],
  args: process.argv.slice(2).filter((argument) => argument !== '--watch'),
})
