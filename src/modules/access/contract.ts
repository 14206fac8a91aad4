export * from './contract/accounts.ts'
export * from './contract/reach.ts'
export * from './contract/sign-in.ts'
export { openableSections, sectionName, sectionNames, sections, type Section } from './domain/sections.ts'
