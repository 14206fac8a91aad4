import sharp, { type Sharp } from 'sharp'
import { expect, test } from 'vitest'
import { PhotoRefused, withoutMetadata } from './image-metadata.ts'

const withPlace = (): Sharp =>
  sharp({ create: { width: 40, height: 20, channels: 3, background: '#aa3311' } })
    .withMetadata({ orientation: 6 })
    .withExifMerge({ IFD0: { Make: 'FotocameraSegreta' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '45/1 28/1 0/1' } })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">LuogoSegreto</rdf:RDF></x:xmpmeta>')

test('what is no picture, and HEIC, is refused with what to do', async () => {
  await expect(withoutMetadata(Buffer.from('not a picture'), 'image/jpeg')).rejects.toBeInstanceOf(PhotoRefused)
  await expect(withoutMetadata(Buffer.alloc(10), 'image/heic')).rejects.toThrow(/JPEG/)
})

test.each(['jpeg', 'png', 'webp'] as const)('a %s loses place and device, and stands upright', async (format) => {
  const original = await withPlace().toFormat(format).toBuffer()
  expect(original.includes('FotocameraSegreta')).toBe(true)
  const clean = await withoutMetadata(original, `image/${format}`)
  const metadata = await sharp(clean).metadata()
  expect(metadata).toMatchObject({ format, width: 20, height: 40 })
  expect(metadata.exif ?? metadata.xmp ?? metadata.iptc ?? metadata.orientation).toBeUndefined()
  for (const trace of ['FotocameraSegreta', 'LuogoSegreto', 'Exif', 'xmpmeta']) expect(clean.includes(trace)).toBe(false)
})
