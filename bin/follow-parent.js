// Ends this process, by SIGTERM as an operator would, when the process that started it has gone: a `kill -9` of
// `npm start` or of bin/start.js would otherwise leave the platform running unseen.
import { readFileSync } from 'node:fs'

const parent = process.ppid
// npm puts a shell between itself and its script, and the shell survives npm.
const shellOwner = process.env.npm_lifecycle_event && isShell(parent) ? parentOf(parent) : null

setInterval(() => {
  const isOrphan = process.ppid !== parent || (shellOwner !== null && parentOf(parent) !== shellOwner)
  if (isOrphan) process.kill(process.pid, 'SIGTERM')
}, 500).unref()

/** Linux only; elsewhere the death of the shell itself is what is noticed. */
function isShell(pid) {
  return /^(sh|ash|dash|bash)$/.test(readProc(pid, 'comm').trim())
}

function parentOf(pid) {
  const stat = readProc(pid, 'stat')
  return stat === '' ? null : Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
}

function readProc(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
