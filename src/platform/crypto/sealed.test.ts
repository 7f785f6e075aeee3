import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { freshKey, loadMasterKey, sealsOf, sealsUnder } from './sealed.ts'

const directories: string[] = []

async function emptyDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'mingzheng-key-'))
  directories.push(directory)
  return directory
}

afterAll(async () => {
  for (const directory of directories) await rm(directory, { recursive: true, force: true })
})

describe('a sealed text', () => {
  const seals = sealsOf(freshKey())

  test('opens where it belongs, and shows nothing of itself', () => {
    const sealed = seals.seal('手机 00012345678', 'case:1 contact')
    expect(sealed).not.toContain('00012345678')
    expect(seals.open(sealed, 'case:1 contact')).toBe('手机 00012345678')
  })

  test('is different each time', () => {
    expect(seals.seal('同一句话', 'a')).not.toBe(seals.seal('同一句话', 'a'))
  })

  test('does not open at another case, under another key, or after a change', () => {
    const sealed = seals.seal('一句话', 'case:1')
    const at = sealed.length - 4
    const changed = sealed.slice(0, at) + (sealed.charAt(at) === 'A' ? 'B' : 'A') + sealed.slice(at + 1)
    expect(() => seals.open(sealed, 'case:2')).toThrow()
    expect(() => sealsOf(freshKey()).open(sealed, 'case:1')).toThrow()
    expect(() => seals.open(changed, 'case:1')).toThrow()
    expect(() => seals.open('v1.', 'case:1')).toThrow()
  })

  test('has a fingerprint that depends on key and context', () => {
    expect(seals.fingerprint('123456789012', 'a')).toBe(seals.fingerprint('123456789012', 'a'))
    expect(seals.fingerprint('123456789012', 'a')).not.toBe(seals.fingerprint('123456789012', 'b'))
    expect(seals.fingerprint('123456789012', 'a')).not.toBe(
      sealsOf(freshKey()).fingerprint('123456789012', 'a'),
    )
  })
})

describe('the master key', () => {
  test('is made once, for the service alone, and found again', async () => {
    const dataDirectory = await emptyDirectory()
    const first = await loadMasterKey({ given: undefined, dataDirectory })
    expect((await stat(join(dataDirectory, 'master.key'))).mode & 0o777).toBe(0o600)
    const again = await loadMasterKey({ given: undefined, dataDirectory })
    expect(sealsUnder(again).open(sealsUnder(first).seal('一句话', 'x'), 'x')).toBe('一句话')
  })

  test('a file that others can read is refused with the way out', async () => {
    const dataDirectory = await emptyDirectory()
    await loadMasterKey({ given: undefined, dataDirectory })
    await chmod(join(dataDirectory, 'master.key'), 0o644)
    await expect(loadMasterKey({ given: undefined, dataDirectory })).rejects.toThrow('chmod 600')
  })

  test('comes from the environment before the file, and one that is too short is refused', async () => {
    const dataDirectory = await emptyDirectory()
    await loadMasterKey({ given: 'ab'.repeat(32), dataDirectory })
    await expect(loadMasterKey({ given: 'too-short', dataDirectory })).rejects.toThrow('openssl rand')
    await expect(readFile(join(dataDirectory, 'master.key'))).rejects.toThrow()
  })
})
