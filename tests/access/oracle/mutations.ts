import type pg from 'pg'

/** A mistake that somebody could make, put into a database (or into how the server reaches it). */
export interface Mutation {
  name: string
  apply?: (owner: pg.Pool) => Promise<unknown>
  /** Serves with the owner's connection instead of the application's. */
  asOwner?: boolean
}

/** A function of the product with one piece of its text replaced, for instance a condition left out. */
function inFunction(schema: string, name: string, from: string, to: string): Mutation['apply'] {
  return async (owner) => {
    const { rows } = await owner.query<{ text: string }>(
      'select pg_get_functiondef(p.oid) as text from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = $1 and p.proname = $2', [schema, name])
    const [row] = rows
    if (rows.length !== 1 || !row?.text.includes(from)) throw new Error(`${schema}.${name} has no "${from}" to plant a fault in`)
    await owner.query(row.text.replace(from, () => to))
  }
}

/** A policy made anew with another condition. */
function inPolicy(table: string, policy: string, from: string, to: string): Mutation['apply'] {
  return async (owner) => {
    const [schema, name] = table.split('.')
    const { rows } = await owner.query<{ qual: string }>('select qual from pg_policies where schemaname = $1 and tablename = $2 and policyname = $3', [schema, name, policy])
    const condition = rows[0]?.qual
    if (!condition?.includes(from)) throw new Error(`policy ${policy} of ${table} has no "${from}": ${condition}`)
    await owner.query(`alter policy ${policy} on ${table} using (${condition.replaceAll(from, () => to)})`)
  }
}
const sql = (text: string): Mutation['apply'] => (owner) => owner.query(text)
/** The copies on the files follow the sources only when these change. */
const again = (first: Mutation['apply']): Mutation['apply'] => async (owner) => {
  await first!(owner)
  await owner.query('select kernel.refresh_reach(id) from cases.case_file')
}
const actorsAgain = (first: Mutation['apply']): Mutation['apply'] => async (owner) => {
  await first!(owner)
  await owner.query('select access.refresh_actor(id) from network.operator')
}

/** Planted one at a time after the world is loaded; the run must notice each. The first five are planted in every `npm test`. */
export const mutations: readonly Mutation[] = [
  { name: 'reach ignores what is withheld', apply: inPolicy('kernel.reach', 'reached', 'NOT', 'true OR NOT') },
  { name: 'sections of the role are ignored', apply: actorsAgain(inFunction('access', 'refresh_actor', 'true, h.sections, h.valid_from, h.valid_to', `true, '{0,1,2,3,4,5,6,7,8}'::smallint[], h.valid_from, h.valid_to`)) },
  { name: 'the diary forgets its sections', apply: inPolicy('cases.diary_entry', 'reached', '(r.section = diary_entry.section)', 'true') },
  { name: 'a role held elsewhere writes here', apply: inFunction('access', 'roles_reaching', 'and (p.principal * 16 + r.section) = any (r.allow)', 'and r.allow && kernel.allow_codes()') },
  { name: 'psychological sections of papers need no section health', apply: inFunction('composer', 'within_wall', 'r.section = 4', 'r.section = 3') },
  { name: 'lapsed grants still count', apply: again(inFunction('kernel', 'refresh_reach', `effect = 'allow' and s.valid_from <= now() and s.valid_to > now()`, `effect = 'allow' and s.valid_from <= now()`)) },
  { name: 'grants yet to begin count already', apply: again(inFunction('kernel', 'refresh_reach', `effect = 'allow' and s.valid_from <= now()`, `effect = 'allow'`)) },
  { name: 'lists ignore what is withheld', apply: inPolicy('cases.case_file', 'reached', 'NOT', 'true OR NOT') },
  { name: 'what is withheld from the unit above is not withheld below', apply: actorsAgain(inFunction('access', 'refresh_actor', 'join network.unit u on u.id = b.parent_id', 'join network.unit u on false')) },
  { name: 'withholding the whole file withholds only its header', apply: again(inFunction('kernel', 'refresh_reach', 'or 0 = any (s.sections)', '')) },
  { name: 'withholding a section does nothing', apply: again(inFunction('kernel', 'refresh_reach', '(opened.section = any (s.sections) or 0 = any (s.sections))', '0 = any (s.sections)')) },
  { name: 'dates of roles and assignments are ignored', apply: inFunction('kernel', 'allow_codes', 'and p.valid_from <= now() and p.valid_to > now()', '') },
  { name: 'roles without an assignment count', apply: actorsAgain(inFunction('access', 'held_roles', 'and au.organisation_id = u.organisation_id', '')) },
  { name: 'the search of people forgets sections and withholdings', apply: inFunction('people', 'search', ' and r.allow && allowed and not r.deny && denied;', ';') },
  { name: 'numbers are searched without the identity', apply: inFunction('people', 'search', 'exists (select 1 from kernel.reach_member m join kernel.reach r on r.subject = m.subject and r.section = 1', 'exists (select 1 from kernel.reach_member m join kernel.reach r on r.subject = m.subject and r.section = 0') },
  { name: 'the secret place is not restricted', apply: sql('drop policy protected_place on people.address') },
  { name: 'the secret place opens in one more file', apply: inPolicy('people.address', 'protected_place', '(r.subject = ANY (address.protected_for))', 'true') },
  { name: 'the secret place is open round a withholding', apply: inFunction('people', 'protected_withheld', 'r.deny && kernel.deny_codes()', 'false') },
  { name: 'facts of people need only the header', apply: inPolicy('people.identifier', 'identity', '(r.section = 1)', '(r.section = 0)') },
  { name: 'relatives are seen with the header', apply: inPolicy('kernel.reach_member', 'reached', '(r.section = reach_member.section)', '(r.section = 0)') },
  { name: 'drafts of others are shown', apply: inPolicy('cases.diary_draft', 'own', '(author_id = ( SELECT kernel.actor_id() AS actor_id))', 'true') },
  { name: 'drafts outlive the reach', apply: inPolicy('cases.diary_draft', 'own', '(entry_id IS NULL)', 'true') },
  { name: 'revoked sessions go on', apply: inFunction('kernel', 'begin_session', 'and s.revoked_at is null', '') },
  { name: 'disabled accounts go on', apply: inFunction('kernel', 'begin_session', 'and a.disabled_at is null', '') },
  { name: 'whoever reaches, holds', apply: inFunction('access', 'holds', `g.kind = 'holder' and`, '') },
  { name: 'the privacy officer of any body reads the trail', apply: inFunction('access', 'oversees', 'and u.organisation_id = any', 'or u.organisation_id = any') },
  { name: 'an emergency opens what is withheld', apply: inFunction('access', 'break_glass_open', 'r.deny && kernel.deny_codes()', 'false') },
  { name: 'an emergency opens the reporter too', apply: inFunction('access', 'break_glass_open', `'{1,2,3,4,5,6}'`, `'{1,2,3,4,5,6,7,8}'`) },
  { name: 'a withholding is read by whom it concerns', apply: inPolicy('access.withholding', 'of_reached', '(above.above = withholding.from_unit)', 'false') },
  { name: 'an ended grant goes on', apply: inFunction('access', 'end_grant', 'delete from kernel.reach_source s where s.id = target;', '') },
  { name: 'the table of files without row security', apply: sql('alter table cases.case_file no force row level security; alter table cases.case_file disable row level security') },
  { name: 'a policy for everybody beside the right one', apply: sql('create policy convenient on cases.diary_entry for select to public using (true)') },
  { name: 'the server connects as the owner', asOwner: true },
  { name: 'terms keep the reach they were entered with', apply: sql(`create or replace function deadlines.copy_reach() returns trigger language plpgsql as 'begin return null; end'`) },
  { name: 'lists of terms ignore what is withheld', apply: inPolicy('deadlines.term', 'reached', 'NOT', 'true OR NOT') },
  { name: 'calendars ignore what is withheld', apply: inFunction('kernel', 'opened_to', 'h.actor_id = actor and not h.reaches', 'false') },
  { name: 'any role counts in what an emergency opened', apply: actorsAgain(inFunction('access', 'refresh_actor', 'k.role = h.role and k.rescues', 'k.role = h.role')) },
  { name: 'a role held elsewhere passes the penal wall', apply: inFunction('kernel', 'allow_codes_as', 'and p.role = any (roles) and', `and exists (select 1 from kernel.actor_role a where a.actor_id = me and a.role = any (roles)) and`) },
  { name: 'terms of what is penal have no wall', apply: sql('alter policy reached on deadlines.term using (allow && (select kernel.allow_codes()) and not deny && (select kernel.deny_codes()))') },
  { name: 'penal measures have no wall', apply: sql('drop policy penal_wall on measures.measure') },
  { name: 'penal procedures have no wall', apply: sql('drop policy penal_wall on procedures.run') },
  { name: 'drafts of measures are read by others', apply: inPolicy('measures.draft', 'own', '(author_id = ( SELECT kernel.actor_id() AS actor_id))', 'true') },
  { name: 'the board forgets the reach', apply: inPolicy('procedures.run', 'reached', '(allow && ( SELECT kernel.allow_codes() AS allow_codes))', 'true') },
  { name: 'permits open with the header', apply: inPolicy('permits.permit', 'reached', '(r.section = 6)', '(r.section = 0)') },
  { name: 'who misses school is told with the header', apply: inPolicy('schools.standing', 'reached', '(r.section = 5)', '(r.section = 0)') },
  { name: 'the front desk marks absences', apply: actorsAgain(sql(`update access.role set sections = '{0,1,5}' where role = 'front_desk'`)) },
  { name: 'documents forget their section', apply: inPolicy('documents.document', 'reached', '(r.section = document.section)', 'true') },
  { name: 'who made a report is told with the facts', apply: inPolicy('intake.reporter', 'apart', '(r.section = 8)', '(r.section = 2)') },
  { name: 'papers are listed to any role', apply: inPolicy('composer.paper', 'reached', 'specialist,educator}', 'specialist,educator,partner,mediator}') },
  { name: 'papers for penal orders have no wall', apply: sql('drop policy with_order on composer.paper') },
  { name: 'psychological sections of papers have no wall', apply: inPolicy('composer.section', 'of_paper', 'composer.within_wall(paper_id)', 'true') },
  { name: 'drafts of assessments are read by who does not fill them', apply: inPolicy('assessments.answers', 'reached', '(( SELECT kernel.actor_id() AS actor_id) = ANY (a.fillers))', 'true') },
  { name: 'drafts of assessments are known to everybody', apply: inPolicy('assessments.assessment', 'reached', '(signed_revision IS NOT NULL)', 'true') },
  { name: 'the words of a child have no wall', apply: sql('drop policy child_wall on assessments.answers') },
  { name: 'assessments are known with the header', apply: inPolicy('assessments.assessment', 'reached', '(r.section = ANY (assessment.open_sections))', 'true') },
  { name: 'goals of a plan forget their section', apply: inPolicy('plans.goal', 'reached', '(r.section = goal.section)', 'true') },
  { name: 'plans open with the header', apply: inPolicy('plans.plan', 'reached', 'ARRAY[2, 4, 5, 6]', 'ARRAY[0]') },
  { name: 'clinical talks have no wall', apply: sql('drop policy clinical_wall on agenda.matter') },
  { name: 'an invitation tells whom it is about', apply: sql('create policy convenient on agenda.matter for select to app_rw using (agenda.attends(appointment_id))') },
  { name: 'the secret place of a meeting opens with the header', apply: inPolicy('agenda.protected_place', 'protected_place', '(r.section = 7)', '(r.section = 0)') },
  { name: 'appointments are seen by whoever asks', apply: sql('create policy convenient on agenda.appointment for select to app_rw using (true)') },
  { name: 'calendars tell the file of an invitation', apply: inFunction('agenda', 'feed_appointments', 'kernel.opened_to(f.owner_id, reached.allow, reached.deny)', 'true') },
  { name: 'who gives a service sees it though it is kept from him', apply: inFunction('referrals', 'kept_from_actor', 'select exists', 'select false and exists') },
  { name: 'a service is seen by who will give it before it begins', apply: inPolicy('referrals.service', 'given', '(started_on IS NOT NULL)', 'true') },
  { name: 'who gives a service reads what stays in the file', apply: sql('create policy convenient on referrals.service_own for select to app_rw using (true)') },
  { name: 'a request is read before it is sent', apply: inPolicy('referrals.request', 'received', '(sent_on IS NOT NULL)', 'true') },
  { name: 'clinical requests have no wall', apply: sql('drop policy clinical_wall on referrals.request') },
]
