export * from './contract/content.ts'
