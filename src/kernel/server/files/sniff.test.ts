import { expect, test } from 'vitest'
import { bytesOf } from './byte-source.ts'
import { sniff, type DocumentType, type Refusal } from './sniff.ts'

const latin = (text: string): Buffer => Buffer.from(text, 'latin1')

/** A ZIP whose entries are stored as they are. */
function zip(entries: Record<string, string>): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(entries)) {
    const local = Buffer.alloc(30)
    local.write('PK\x03\x04', 'latin1')
    local.writeUInt32LE(content.length, 18)
    local.writeUInt32LE(content.length, 22)
    local.writeUInt16LE(name.length, 26)
    const central = Buffer.alloc(46)
    central.write('PK\x01\x02', 'latin1')
    central.writeUInt16LE(name.length, 28)
    central.writeUInt32LE(offset, 42)
    files.push(local, latin(name), latin(content))
    directory.push(central, latin(name))
    offset += 30 + name.length + content.length
  }
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...files, ...directory, end])
}
const office = (main: string, extra: Record<string, string> = {}): Buffer => zip({ '[Content_Types].xml': '<Types/>', [main]: '<x/>', ...extra })
const open = (kind: string, extra: Record<string, string> = {}): Buffer => zip({ mimetype: `application/vnd.oasis.opendocument.${kind}`, 'content.xml': '<x/>', ...extra })
const compound = (...names: string[]): Buffer =>
  Buffer.concat([latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), Buffer.alloc(1024 * 1024 - 20), ...names.map((name) => Buffer.from(`${name}\0`, 'utf16le'))])
const signed = Buffer.concat([Buffer.from('3082100006092a864886f70d010702a0', 'hex'), Buffer.alloc(500)])
const mail = 'Received: by mx\r\nFrom: a@example.org\r\nTo: b@example.org\r\nSubject: x\r\n\r\n<html><body>ciao</body></html>'

const refused: [string, string, Buffer, Refusal][] = [
  ['nothing', 'a.pdf', Buffer.alloc(0), 'empty'],
  ['MP3 with tag', 'a.mp3', latin('ID3\x04'), 'media'],
  ['MP3 without tag', 'a.mp3', latin('\xff\xfb\x90\x00'), 'media'],
  ['MP3 that claims to be a PDF', 'a.pdf', latin('\xff\xfb\x90\x00'), 'media'],
  ['M4A', 'a.m4a', latin('\0\0\0\x20ftypM4A '), 'media'],
  ['MP4', 'a.mp4', latin('\0\0\0\x20ftypisom'), 'media'],
  ['WAV', 'a.wav', latin('RIFF\0\0\0\0WAVE'), 'media'],
  ['voice message', 'a.opus', latin('OggS\0'), 'media'],
  ['Windows program as PDF', 'referto.pdf', latin('MZ\x90\0'), 'program'],
  ['Linux program', 'a', latin('\x7fELF'), 'program'],
  ['shell script as text', 'a.txt', latin('#!/bin/sh\n'), 'program'],
  ['PHP as text', 'a.txt', latin('<?php echo 1;'), 'program'],
  ['shortcut', 'a.lnk', latin('L\0\0\0\x01\x14\x02\0'), 'program'],
  ['web page', 'a.html', latin('<!DOCTYPE html><html>'), 'web-page'],
  ['web page as text', 'a.txt', latin('ciao <script>alert(1)</script>'), 'web-page'],
  ['SVG as picture', 'a.png', latin('<?xml version="1.0"?><svg onload="x()"/>'), 'web-page'],
  ['ZIP', 'a.zip', zip({ 'a.txt': 'x' }), 'archive'],
  ['ZIP as Word', 'a.docx', zip({ 'a.txt': 'x' }), 'archive'],
  ['broken ZIP as Word', 'a.docx', office('word/document.xml').subarray(0, 60), 'archive'],
  ['RAR', 'a.rar', latin('Rar!\x1a\x07\0'), 'archive'],
  ['Word with macros in disguise', 'a.docx', office('word/document.xml', { 'word/vbaProject.bin': 'x' }), 'macro'],
  ['OpenDocument with macros', 'a.odt', open('text', { 'Basic/Standard/Module1.xml': 'x' }), 'macro'],
  ['old Excel with macros', 'a.xls', compound('Workbook', '_VBA_PROJECT'), 'macro'],
  ['Word with a password', 'a.docx', compound('EncryptedPackage'), 'encrypted'],
  ['Windows installer', 'a.msi', compound('Property'), 'unknown'],
  ['rubbish', 'a.bin', latin('\x01\x02\x03'), 'unknown'],
  ['text of an unknown kind', 'a.ps1', latin('Get-Process'), 'unknown'],
  ['PDF as picture', 'a.jpg', latin('%PDF-1.7'), 'mismatch'],
  ['picture as PDF', 'a.pdf', latin('\xff\xd8\xff\xe0'), 'mismatch'],
  ['Word as Excel', 'a.xlsx', office('word/document.xml'), 'mismatch'],
  ['PDF without extension', 'referto', latin('%PDF-1.7'), 'mismatch'],
  ['PDF before a program’s extension', 'referto.pdf.exe', latin('%PDF-1.7'), 'mismatch'],
]
test.each(refused)('%s (%s) is refused', async (_what, name, content, reason) => {
  const result = await sniff(bytesOf(content), name)
  expect(result).toMatchObject({ refused: reason })
  expect('message' in result && result.message.length).toBeGreaterThan(20)
})

const kept: [string, Buffer, DocumentType][] = [
  ['a.pdf', latin('%PDF-1.7'), 'application/pdf'],
  ['a.JPG', latin('\xff\xd8\xff\xe0'), 'image/jpeg'],
  ['a.png', latin('\x89PNG\r\n\x1a\n'), 'image/png'],
  ['a.webp', latin('RIFF\0\0\0\0WEBP'), 'image/webp'],
  ['a.heic', latin('\0\0\0\x20ftypheic'), 'image/heic'],
  ['a.gif', latin('GIF89a'), 'image/gif'],
  ['a.tif', latin('II*\0'), 'image/tiff'],
  ['a.docx', office('word/document.xml'), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['a.xlsx', office('xl/workbook.xml'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['a.pptx', office('ppt/presentation.xml'), 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  ['a.odt', open('text'), 'application/vnd.oasis.opendocument.text'],
  ['a.ods', open('spreadsheet'), 'application/vnd.oasis.opendocument.spreadsheet'],
  ['a.odp', open('presentation'), 'application/vnd.oasis.opendocument.presentation'],
  ['a.doc', compound('WordDocument'), 'application/msword'],
  ['a.xls', compound('Workbook'), 'application/vnd.ms-excel'],
  ['a.ppt', compound('PowerPoint Document'), 'application/vnd.ms-powerpoint'],
  ['a.rtf', latin('{\\rtf1'), 'application/rtf'],
  ['a.eml', latin(mail), 'message/rfc822'],
  ['a.pdf.p7m', signed, 'application/pkcs7-mime'],
  ['a.p7m', latin(signed.toString('base64')), 'application/pkcs7-mime'],
  ['a.txt', Buffer.from('Perché no? 5 < 6'), 'text/plain'],
  ['a.txt', latin('Perch\xe9 no?'), 'text/plain'],
  ['a.csv', latin('a;b\n1;2'), 'text/csv'],
]
test.each(kept)('%s is recognised', async (name, content, type) => {
  expect(await sniff(bytesOf(content), name)).toEqual({ type })
})
