/** The picture as a whole: what is not of one area. */
export const GENERAL = 'GEN'
/** The thirteen areas of a PEI (list `pei_area`). */
export const peiAreas = ['SAL', 'LIN', 'SCU', 'LAV', 'GIU', 'AUT', 'ECO', 'REL', 'FAM', 'IDE', 'TEM', 'TER', 'ABI'] as const
/** The seventeen dimensions of the child's world, by its three sides. */
export const worldDimensions = ['B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'F1', 'F2', 'F3', 'F4', 'F5', 'A1', 'A2', 'A3', 'A4', 'A5'] as const
export type Area = typeof GENERAL | (typeof peiAreas)[number] | (typeof worldDimensions)[number]

const kindsWithWorld = new Set(['progetto_quadro', 'progetto_individuale', 'progetto_affidamento'])

/** Areas in which a plan of this kind may be written; the PEI keeps to its own. */
export const areasOf = (kind: string): readonly Area[] => (kindsWithWorld.has(kind) ? [GENERAL, ...peiAreas, ...worldDimensions] : [GENERAL, ...peiAreas])

const health = new Set<string>(['SAL', 'B1'])
const education = new Set<string>(['LIN', 'SCU', 'B6', 'A5'])
const status = new Set<string>(['LAV', 'GIU'])

/** Sections of a file (of the access module) in which areas stand. */
export type AreaSection = 'social' | 'health' | 'education' | 'work_status'

/** The section of the file in which an area stands. The same rule is in the database (`plans.section_of`), which keeps it. */
export const sectionOf = (area: string): AreaSection => (health.has(area) ? 'health' : education.has(area) ? 'education' : status.has(area) ? 'work_status' : 'social')
