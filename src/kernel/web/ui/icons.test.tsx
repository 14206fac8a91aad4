import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { iconNames } from './icons.ts'

test('every picture that screens may name is in the sprite', () => {
  const sprite = readFileSync('src/kernel/web/ui/sprite.svg', 'utf8')
  expect(iconNames.filter((name) => !sprite.includes(`id="${name}"`))).toEqual([])
})
