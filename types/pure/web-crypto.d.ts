// The few platform globals that exist the same in Node and in browsers, for code that must know neither.
interface Crypto {
  getRandomValues<T extends Uint8Array>(array: T): T
}
declare const crypto: Crypto
