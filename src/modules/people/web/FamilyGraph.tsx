import '@xyflow/react/dist/base.css'
import './people.css'
import { Handle, Position, ReactFlow, type Edge, type Node, type NodeProps } from '@xyflow/react'
import { useEffect, useId, useMemo, useRef, type KeyboardEvent } from 'react'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { classes } from '#kernel/web/ui/class-names.ts'
import { Link } from '#kernel/web/ui/Link.tsx'
import type { Family } from '../contract.ts'
import { siblingByParents } from '../domain/siblings.ts'
import { ageText } from './birth-text.ts'
import { CARD, lines, MARGIN, seats, size, step, type Seat } from './graph-shape.ts'
import { useChildLabel, useKinLabel } from './kin-label.ts'
import { personPath } from './paths.ts'
import { peopleWords } from './words.ts'

type Card = Node<{ name: string; original: string | null; relation: string; age: string; child: boolean }, 'person'>

function PersonCard({ id, data }: NodeProps<Card>) {
  return (
    <Link to={personPath.to({ personId: id })} data-person={id} className={classes('pp-card', data.child && 'pp-card-child')}>
      <Handle type="target" position={Position.Top} id="top" isConnectable={false} />
      <Handle type="target" position={Position.Left} id="left" isConnectable={false} />
      <bdi dir="auto" translate="no" className="pp-card-name">{data.name}</bdi>
      {data.original && data.original !== data.name && <bdi dir="auto" translate="no" className="pp-card-original">{data.original}</bdi>}
      <span className="pp-card-relation">{data.relation}</span>
      {data.age && <span className="pp-card-age">{data.age}</span>}
      <Handle type="source" position={Position.Bottom} id="bottom" isConnectable={false} />
      <Handle type="source" position={Position.Right} id="right" isConnectable={false} />
    </Link>
  )
}
const nodeTypes = { person: PersonCard }

// Where lines touch a card is known beforehand, so they are drawn at once and in tests too.
const at = { width: 1, height: 1 }
const handles = [
  { id: 'top', type: 'target' as const, position: Position.Top, x: CARD.width / 2, y: 0, ...at },
  { id: 'left', type: 'target' as const, position: Position.Left, x: 0, y: CARD.height / 2, ...at },
  { id: 'bottom', type: 'source' as const, position: Position.Bottom, x: CARD.width / 2, y: CARD.height, ...at },
  { id: 'right', type: 'source' as const, position: Position.Right, x: CARD.width, y: CARD.height / 2, ...at },
]

function useCards(family: Family, childId: string, tied: readonly string[], places: readonly Seat[]): Card[] {
  const say = useWords(peopleWords)
  const kin = useKinLabel()
  const childLabel = useChildLabel()
  return places.map(({ id, x, y }) => {
    const person = family.nodes.find((one) => one.id === id)!
    const type = person.relation ?? siblingByParents(childId, id, family.edges)?.type ?? (tied.includes(id) ? 'fratello' : null)
    const tie = type ? kin(type, person.sex) : ''
    return {
      id, type: 'person', position: { x, y }, width: CARD.width, height: CARD.height, handles,
      data: {
        name: person.called ?? person.displayName, original: person.originalName, child: id === childId,
        relation: id === childId ? childLabel(person) : person.current ? tie : `${tie} (${say.past})`, age: person.diedOn ? say.deceased : ageText(person),
      },
    }
  })
}

function useLines(family: Family, places: readonly Seat[]): Edge[] {
  const say = useWords(peopleWords)
  const kin = useKinLabel()
  const seat = (id: string) => places.find((one) => one.id === id)!
  const nameOf = (id: string) => family.nodes.find((one) => one.id === id)!
  return lines(family, dateInRome(Date.now())).map(({ id, from, to, type, look, past }) => {
    const level = seat(from).row === seat(to).row
    const [source, target] = level ? (seat(from).column < seat(to).column ? [from, to] : [to, from]) : seat(from).row < seat(to).row ? [from, to] : [to, from]
    return {
      id, source, target, sourceHandle: level ? 'right' : 'bottom', targetHandle: level ? 'left' : 'top',
      type: level ? 'straight' : 'smoothstep', focusable: false, className: classes('pp-line', `pp-line-${look}`, past && 'pp-line-past'),
      ariaLabel: say.tieOf(nameOf(from).displayName, kin(type, nameOf(from).sex), nameOf(to).displayName),
    }
  })
}

/**
 * The family as a picture, at its natural size in a box that scrolls: what has the focus comes into view by itself, on a phone too.
 * Each card is a link; arrows move between cards, Enter opens. The table beside it says the same.
 */
export function FamilyGraph({ family, childId, tied }: { family: Family; childId: string; tied: readonly string[] }) {
  const say = useWords(peopleWords)
  const box = useRef<HTMLElement>(null)
  const hint = useId()
  const places = useMemo(() => seats(family, childId), [family, childId])
  const cards = useCards(family, childId, tied, places)
  const edges = useLines(family, places)
  const cardOf = (id: string) => box.current?.querySelector<HTMLElement>(`[data-person="${id}"]`)
  useEffect(() => {
    // only the picture moves: the page stays at its top, where the child's name is
    const [picture, card] = [box.current?.querySelector<HTMLElement>('.pp-graph-box'), cardOf(childId)]
    if (picture && card) picture.scrollLeft += card.getBoundingClientRect().left - picture.getBoundingClientRect().left - (picture.clientWidth - card.offsetWidth) / 2
  }, [childId])
  const move = (event: KeyboardEvent) => {
    const from = (event.target as HTMLElement).closest<HTMLElement>('[data-person]')?.dataset['person']
    if (!from || !event.key.startsWith('Arrow')) return
    event.preventDefault()
    cardOf(step(places, from, event.key) ?? from)?.focus()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- listens for arrows pressed on the links inside
    <figure ref={box} className="pp-graph" aria-label={say.familyPicture} aria-describedby={hint} onKeyDown={move}>
      <figcaption id={hint} className="ac-meta ac-screen-only">{say.familyHint}</figcaption>
      <div className="pp-graph-box">
        <div className="pp-graph-picture" style={size(places)}>
          <ReactFlow
            nodes={cards} edges={edges} nodeTypes={nodeTypes} defaultViewport={{ x: MARGIN, y: MARGIN, zoom: 1 }} autoPanOnNodeFocus={false} disableKeyboardA11y
            nodesDraggable={false} nodesConnectable={false} nodesFocusable={false} edgesFocusable={false} elementsSelectable={false}
            panOnDrag={false} panOnScroll={false} zoomOnScroll={false} zoomOnPinch={false} zoomOnDoubleClick={false} preventScrolling={false} proOptions={{ hideAttribution: true }}
          />
        </div>
      </div>
    </figure>
  )
}
