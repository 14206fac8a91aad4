export * from './contract/reach.ts'
export { emergencySections, openableSections, sectionName, sectionNames, sections, type Section } from './domain/sections.ts'
