import { createHash } from 'node:crypto'

/** Root of the empty tree: the hash of nothing. */
const emptyRoot = (): Buffer => createHash('sha256').digest()

interface Subtree {
  height: number
  hash: Buffer
}

/**
 * Merkle tree hash of RFC 6962, fed one entry at a time: only the roots of the complete subtrees are kept, so memory grows with the
 * logarithm of the number of entries. Leaves and nodes are prefixed differently, so that a node never passes for an entry.
 */
export class MerkleRoot {
  #subtrees: Subtree[] = []
  #size = 0

  get size(): number {
    return this.#size
  }

  add(entry: Buffer): void {
    let node: Subtree = { height: 0, hash: createHash('sha256').update('\x00').update(entry).digest() }
    for (let last = this.#subtrees.at(-1); last?.height === node.height; last = this.#subtrees.at(-1)) {
      this.#subtrees.pop()
      node = { height: node.height + 1, hash: parent(last.hash, node.hash) }
    }
    this.#subtrees.push(node)
    this.#size += 1
  }

  root(): Buffer {
    const hashes = this.#subtrees.map((subtree) => subtree.hash)
    return hashes.length ? hashes.reduceRight((right, left) => parent(left, right)) : emptyRoot()
  }
}

function parent(left: Buffer, right: Buffer): Buffer {
  return createHash('sha256').update('\x01').update(left).update(right).digest()
}

/** What the tree holds of an event: its leaf hash and the transaction it was written in, so that moving it is seen too. */
export function sealedEntry(leaf: Buffer, xid: bigint): Buffer {
  const entry = Buffer.alloc(leaf.length + 8)
  leaf.copy(entry)
  entry.writeBigUInt64BE(xid, leaf.length)
  return entry
}
