import sharp from 'sharp'

export type PhotoType = 'image/jpeg' | 'image/png' | 'image/webp' | 'image/heic'

/** The photograph cannot be cleaned, so it must not be kept; the message is for the person who uploads it. */
export class PhotoRefused extends Error {}

// A bomb of some kilobytes must not unpack into gigabytes.
const MOST_PIXELS = 100_000_000

/**
 * The same picture without where, when and by which device it was taken (EXIF, GPS, XMP, IPTC), turned the right way up first because the
 * turning was in what is removed. Colours keep their profile.
 * @throws PhotoRefused when it cannot be read, HEIC included: no free decoder of it comes with the product.
 */
export async function withoutMetadata(content: Buffer, type: PhotoType): Promise<Buffer> {
  if (type === 'image/heic') {
    throw new PhotoRefused('Le foto HEIC contengono il luogo dello scatto e qui non si possono ripulire: salvala come JPEG e caricala di nuovo.')
  }
  try {
    const picture = sharp(content, { limitInputPixels: MOST_PIXELS, failOn: 'error', animated: type === 'image/webp' }).autoOrient().keepIccProfile()
    if (type === 'image/jpeg') return await picture.jpeg({ quality: 92 }).toBuffer()
    return type === 'image/png' ? await picture.png().toBuffer() : await picture.webp({ quality: 92 }).toBuffer()
  } catch (error) {
    throw new PhotoRefused('La foto è rovinata o troppo grande e non si può ripulire dai dati nascosti: aprila, salvala di nuovo e ricaricala.', { cause: error })
  }
}
