import type { ClientInput, Endpoint, Result } from '../contract/endpoint.ts'
import { addressOf, isExpired, newKey, problemFrom, type CallOptions } from './api.ts'
import { getLanguage } from './i18n/language.ts'
import { lock, unlocked } from './session-state.ts'

/** Share sent so far, between 0 and 1. */
export type Progress = (share: number) => void

function put(endpoint: Endpoint, url: string, file: Blob, key: string, onProgress?: Progress, signal?: AbortSignal): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(endpoint.method, url)
    request.setRequestHeader('accept', 'application/json, application/problem+json')
    request.setRequestHeader('accept-language', getLanguage())
    request.setRequestHeader('idempotency-key', key)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = (event) => event.lengthComputable && onProgress?.(event.loaded / event.total)
    request.onload = () =>
      request.status < 300
        ? resolve(request.responseText ? JSON.parse(request.responseText) : undefined)
        : reject(problemFrom(request.status, request.responseText))
    request.onerror = () => reject(problemFrom(504, ''))
    request.onabort = () => reject(signal?.reason ?? new DOMException('Aborted', 'AbortError'))
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}

/** Sends the bytes of a file to an `upload` endpoint; its name and the rest travel as the endpoint's parameters. */
export async function upload<E extends Endpoint>(
  endpoint: E,
  input: ClientInput<E>,
  file: Blob,
  onProgress?: Progress,
  { signal, key = newKey() }: CallOptions = {},
): Promise<Result<E>> {
  for (;;) {
    try {
      return (await put(endpoint, addressOf(endpoint, input), file, key, onProgress, signal)) as Result<E>
    } catch (problem) {
      if (!(problem instanceof Error && 'code' in problem) || !isExpired(endpoint, problem as never)) throw problem
      lock('expired')
      await unlocked(signal)
    }
  }
}
