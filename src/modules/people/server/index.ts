export { createPerson } from './create-person.ts'
export { attachPerson, personHeaders } from './headers.ts'
export { searchPeople } from './find-people.ts'
export { peopleOperations } from './routes.ts'
