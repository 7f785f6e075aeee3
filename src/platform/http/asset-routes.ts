import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { BuiltAsset } from './assets.ts'

/** Serves the built files; their addresses carry their hash, so they may be kept for a year. */
export function serveAssets(server: FastifyInstance, files: ReadonlyMap<string, BuiltAsset>): void {
  for (const [path, file] of files)
    server.get(path, (request, reply) => {
      const { bytes, encoding } = encoded(request, file)
      void reply
        .headers({ 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding' })
        .type(file.type)
      if (encoding !== null) void reply.header('content-encoding', encoding)
      return reply.send(bytes)
    })
}

function encoded(request: FastifyRequest, file: BuiltAsset): { bytes: Buffer; encoding: string | null } {
  const accepted = String(request.headers['accept-encoding'] ?? '')
  if (/\bbr\b/.test(accepted)) return { bytes: file.brotli, encoding: 'br' }
  if (/\bgzip\b/.test(accepted)) return { bytes: file.gzip, encoding: 'gzip' }
  return { bytes: file.identity, encoding: null }
}
