import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { MerkleRoot, sealedEntry } from './merkle.ts'

// The entries and roots of the test vectors used by Certificate Transparency implementations for RFC 6962.
const entries = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map((hex) => Buffer.from(hex, 'hex'))
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

test('gives the published roots', () => {
  const tree = new MerkleRoot()
  const seen = [tree.root().toString('hex')]
  for (const entry of entries) {
    tree.add(entry)
    seen.push(tree.root().toString('hex'))
  }
  expect(seen).toEqual(roots)
  expect(tree.size).toBe(8)
})

test('gives the root of the recursive definition for every size up to 70', () => {
  const hash = (...parts: (string | Buffer)[]): Buffer => parts.reduce((sum, part) => sum.update(part), createHash('sha256')).digest()
  const recursive = (list: Buffer[]): Buffer => {
    if (list.length === 1) return hash('\x00', list[0]!)
    const half = 2 ** Math.floor(Math.log2(list.length - 1))
    return hash('\x01', recursive(list.slice(0, half)), recursive(list.slice(half)))
  }
  const tree = new MerkleRoot()
  const list: Buffer[] = []
  for (let size = 1; size <= 70; size++) {
    list.push(Buffer.from(`entry ${size}`))
    tree.add(list.at(-1)!)
    expect(tree.root()).toEqual(recursive(list))
  }
})

test('the same leaf in another transaction is another entry', () => {
  const leaf = Buffer.alloc(32, 7)
  expect(sealedEntry(leaf, 5n)).not.toEqual(sealedEntry(leaf, 6n))
  expect(sealedEntry(leaf, 2n ** 40n)).toHaveLength(40)
})
