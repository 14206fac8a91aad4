// What a random world is made of.
export interface Unit {
  id: string
  body: string
  parent: Unit | null
}
export interface Post {
  unit: Unit
  role: string
  from: string
  to: string | null
}
export type SessionState = 'live' | 'revoked' | 'idle' | 'over' | 'pending' | 'disabled'
export interface Operator {
  id: string
  body: string
  posts: Post[]
  jobs: { unit: Unit; from: string; to: string | null }[]
  session: SessionState
  token: string
}
export interface Grant {
  id: string
  kind: 'holder' | 'team' | 'invited' | 'handover' | 'break_glass'
  to: Unit | Operator
  sections: number[]
  state: 'active' | 'offered' | 'ended'
  from: number
  /** Milliseconds; infinity when it has no end. */
  until: number
}
export interface Withholding {
  id: string
  from: Unit | Operator
  sections: number[]
  since: number
  until: number
  lifted: boolean
}
export interface Person {
  id: string
  name: string
  number: string
  /** Through which he is seen; his secret place was written through the first. */
  files: { file: File; section: 0 | 1 }[]
}
export interface Entry {
  id: string
  file: File
  section: number
}
export interface Draft {
  id: string
  author: Operator
  file: File
  section: number | null
  entry: Entry | null
}
export interface File {
  id: string
  number: string
  holder: Unit
  responsible: Operator
  child: Person
  grants: Grant[]
  withholdings: Withholding[]
  entries: Entry[]
  closed: boolean
}
export interface World {
  units: Unit[]
  operators: Operator[]
  people: Person[]
  files: File[]
  drafts: Draft[]
  /** What the legal clock, documents and reports add: `addClock`. */
  clock: Clock
  /** What assessments, plans, agenda, referrals and the composer add: `addWork`. */
  work: Work
  /** What is decided and asked about who is whom: `addIdentity`. */
  identity: Identity
  /** Somebody for whom a rule that chance seldom meets has something to say; asked more often. */
  notable: Operator[]
  /** When the world was made; the nearest change by itself is `SOON` later. */
  born: number
  today: string
}

/** Two registrations that may be one person, or that a link says are. */
export interface Pair {
  id: string
  one: Person
  other: Person
  /** Of those joined: the link. */
  link: string | null
}
/** Asked by the service that holds one registration of the service that holds another. */
export interface Question {
  id: string
  about: Person
  target: Person
  from: Unit
  to: Unit
  by: Operator
}
/** A relative sought by the child of a file. */
export interface Trace {
  id: string
  file: File
}
export interface Identity {
  pairs: Pair[]
  questions: Question[]
  traces: Trace[]
}

/** A row of one section of a file. What is penal needs more than the section. */
export interface Kept {
  id: string
  file: File
  section: number
  penal: boolean
}
export interface Term extends Kept {
  done: boolean
  version: number
}
export interface Permit extends Kept {
  by: Operator
  version: number
}
/** One day of school missed, in the enrolment of the file. */
export interface Absence extends Kept {
  enrolment: string
  version: number
  /** Counted among the absences of the last months. */
  atRisk: boolean
}
export interface MeasureDraft {
  id: string
  author: Operator
  file: File
  measure: Kept | null
}
/** A subject of its own: reached as a file is. */
export interface Report {
  id: string
  number: string
  holder: Unit
  grants: Grant[]
  withholdings: Withholding[]
}
export interface Clock {
  terms: Term[]
  measures: Kept[]
  runs: Kept[]
  documents: Kept[]
  permits: Permit[]
  absences: Absence[]
  drafts: MeasureDraft[]
  reports: Report[]
  /** The secret of each one's calendar. */
  calendars: Map<Operator, string>
}

/** Filled with an instrument of a social, a school and a psychological part; the child said something in the first. Until signed it is a draft. */
export interface Assessment {
  id: string
  file: File
  fillers: Operator[]
  signed: boolean
  /** Of its school part, which drafts are written in. */
  version: number
}
/** An official writing with two sections, one of them psychological; or one begun since, with those of its kind. */
export interface Paper {
  id: string
  file: File
  order: Kept | null
  sections: { key: string; clinical: boolean }[]
}
/** A goal in each of these sections, and the dissent of a parent. */
export interface Plan {
  id: string
  file: File
  sections: number[]
}
/** The child is wanted there, and workers. */
/** What an appointment is of: a file, by one of its sections. */
export interface Matter {
  file: File
  section: number
}
export interface Appointment extends Matter {
  id: string
  /** Other files it is of: siblings met together. */
  also: Matter[]
  organiser: Operator
  invited: Operator[]
  /** Held at an address that must not be known. */
  protectedPlace: boolean
  hour: number
}
export interface Service {
  id: string
  file: File
  section: number
  provider: Unit | null
  started: boolean
  /** Of a clinical kind: the note of a clinician. */
  note: string | null
}
export interface Request {
  id: string
  file: File
  section: number
  clinical: boolean
  to: Unit | null
  sent: boolean
  version: number
}
export interface Work {
  assessments: Assessment[]
  papers: Paper[]
  plans: Plan[]
  appointments: Appointment[]
  services: Service[]
  requests: Request[]
  /** Educators to whom papers are open, who read what others write. */
  readers: Operator[]
}
