import { Fragment } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import type { WrittenBlock } from '../contract.ts'
import { paperWords } from './words.ts'

type Run = { text: string; bold?: boolean | undefined; italic?: boolean | undefined }

/** A run with its marks; line breaks are kept by the style of the text. */
function Runs({ runs }: { runs: readonly Run[] }) {
  return runs.map(({ text, bold, italic }, index) => {
    const inner = italic ? <em>{text}</em> : text
    return <Fragment key={index}>{bold ? <strong>{inner}</strong> : inner}</Fragment>
  })
}

/** The words of a section, as they will be read. */
export function BlocksView({ blocks }: { blocks: readonly WrittenBlock[] }) {
  return <div className="ac-paper-text" translate="no" dir="auto">{blocks.map((block) => <BlockView key={block.id} block={block} />)}</div>
}

function BlockView({ block }: { block: WrittenBlock }) {
  const say = useWords(paperWords)
  const mark = { 'data-block': block.id }
  switch (block.kind) {
    case 'paragraph':
      return <p {...mark}><Runs runs={block.runs} /></p>
    case 'heading':
      return block.level === 1 ? <h4 {...mark}>{block.text}</h4> : <h5 {...mark}>{block.text}</h5>
    case 'list': {
      const items = block.items.map((runs, index) => <li key={index}><Runs runs={runs} /></li>)
      return block.ordered ? <ol {...mark}>{items}</ol> : <ul {...mark}>{items}</ul>
    }
    case 'quote':
      return <blockquote {...mark}><p><Runs runs={block.runs} /></p></blockquote>
    case 'table':
      return (
        <table className="ac-paper-table" {...mark}>
          <caption>{block.caption}</caption>
          <thead><tr>{block.head.map((cell, index) => <th key={index} scope="col">{cell}</th>)}</tr></thead>
          <tbody>{block.rows.map((row, at) => <tr key={at}>{row.map((cell, index) => <td key={index}>{cell}</td>)}</tr>)}</tbody>
        </table>
      )
    case 'fact':
      return (
        <div className="ac-fact" data-edited={block.edited || undefined} {...mark}>
          <div className="ac-fact-title">{block.title}</div>
          <p className="ac-fact-text">{block.text}</p>
          <div className="ac-meta">{[block.saidBy && say.saysWho(block.saidBy), block.sourceWords, block.edited && say.edited].filter(Boolean).join(' · ')}</div>
        </div>
      )
  }
}
