import type { Id } from '#kernel/domain/ids.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useMutationOf, useQueryOf } from '#kernel/web/query.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { CheckboxGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Menu, type MenuAction } from '#kernel/web/ui/Menu.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast, toastProblem } from '#kernel/web/ui/toasts.tsx'
import { changeAppointment, getDesk, moveAppointment, stepAppointment, type Appointment } from '../contract.ts'
import { wallOf } from '../domain/wall-time.ts'
import { AppointmentFields } from './AppointmentFields.tsx'
import { changedByAppointment } from './changed.ts'
import { TimeFields } from './TimeFields.tsx'
import { agendaWords } from './words.ts'

export type Doing = 'move' | 'change' | 'cancel' | 'not_come'

interface ActionsProps {
  one: Appointment
  doing: Doing | null
  setDoing: (doing: Doing | null) => void
}

/** What can be done to it: move, change, confirm, cancel, say that nobody came. */
export function AppointmentActions({ one, doing, setDoing }: ActionsProps) {
  const say = useWords(agendaWords)
  const step = useMutationOf(stepAppointment, { invalidates: changedByAppointment, onError: toastProblem })
  const take = async (name: 'confirm' | 'reopen', words: string) => {
    await step.mutateAsync({ appointmentId: one.id, step: name, version: one.version })
    toast(words)
  }
  const more: MenuAction[] = [
    ...(one.can.change ? [{ id: 'change', label: say.change, icon: 'pencil' as const, onAction: () => setDoing('change') }] : []),
    ...(one.can.notCome ? [{ id: 'not-come', label: say.notComeTitle, icon: 'user' as const, onAction: () => setDoing('not_come') }] : []),
    ...(one.can.reopen ? [{ id: 'reopen', label: say.reopen, icon: 'restore' as const, onAction: () => void take('reopen', say.reopened) }] : []),
    { id: 'print', label: say.print, icon: 'print' as const, onAction: () => window.print() },
    ...(one.can.cancel ? [{ id: 'cancel', label: say.cancel, icon: 'close-circle' as const, danger: true, onAction: () => setDoing('cancel') }] : []),
  ]
  return (
    <>
      {one.can.confirm && <Button icon="check" busy={step.isPending} onClick={() => void take('confirm', say.confirmed)}>{say.confirm}</Button>}
      {one.can.move && <Button icon="clock" onClick={() => setDoing('move')}>{say.move}</Button>}
      <Menu text={say.moreActions} items={more} />
      {doing && <Doings one={one} doing={doing} onClose={() => setDoing(null)} />}
    </>
  )
}

function Doings({ one, doing, onClose }: { one: Appointment; doing: Doing; onClose: () => void }) {
  const say = useWords(agendaWords)
  const titles = { move: say.moveTitle, change: say.change, cancel: say.cancelTitle, not_come: say.notComeTitle }
  return (
    <Modal open onClose={onClose} title={titles[doing]} question size={doing === 'change' ? 'wide' : 'normal'}>
      {doing === 'move' && <MoveForm one={one} onClose={onClose} />}
      {doing === 'change' && <ChangeForm one={one} onClose={onClose} />}
      {(doing === 'cancel' || doing === 'not_come') && <StepForm one={one} step={doing} onClose={onClose} />}
    </Modal>
  )
}

function Scope({ one, all = true }: { one: Appointment; all?: boolean }) {
  const say = useWords(agendaWords)
  if (!one.series) return null
  return <Select name="scope" label={say.scope} empty={null} options={(all ? (['one', 'following', 'all'] as const) : (['one', 'following'] as const)).map((value) => ({ value, label: say[`scope_${value}`] }))} />
}

/** The same as dragging it: by words. */
function MoveForm({ one, onClose }: { one: Appointment; onClose: () => void }) {
  const say = useWords(agendaWords)
  const wall = wallOf(one)
  const undo = useMutationOf(moveAppointment, { invalidates: changedByAppointment, onError: toastProblem })
  return (
    <Form
      endpoint={moveAppointment}
      input={{ appointmentId: one.id, version: one.version }}
      defaults={{ ...wall, scope: 'one', despite: false, operators: one.participants.flatMap((who) => (who.operatorId && who.answer !== 'declined' ? [who.operatorId] : [])), placeKind: one.place.kind, roomId: one.place.room?.id,
        people: one.participants.flatMap((who) => who.personId ?? []), alsoFor: one.others.map((file) => file.caseId) } as never}
      submit={say.saveChange}
      invalidates={changedByAppointment}
      onCancel={onClose}
      onDone={(moved) => {
        onClose()
        toast(say.moved, one.series ? {} : { onUndo: () => undo.mutate({ appointmentId: one.id, ...wall, scope: 'one', despite: true, version: moved.version }) })
      }}
    >
      <TimeFields caseId={one.file?.caseId} childId={one.file?.childId ?? undefined} siblings={one.others.flatMap(({ caseId, childId }) => (childId ? [{ caseId, childId }] : []))} exceptId={one.id} />
      <Scope one={one} />
      <TextField name="words" label={say.moveWords} maxLength={300} />
    </Form>
  )
}

const fieldsOf = (one: Appointment) => ({
  kind: one.kind, ...wallOf(one), alsoFor: one.others.map((file) => file.caseId), section: one.file?.section ?? 'social', purpose: one.file?.purpose ?? '', placeKind: one.place.kind, roomId: one.place.room?.id ?? '', place: one.place.text ?? '',
  operators: one.participants.flatMap((who) => who.operatorId ?? []), people: one.participants.flatMap((who) => who.personId ?? []),
  outsiders: one.participants.flatMap((who) => (who.part === 'outsider' && who.name ? [who.name] : [])), coordinatorId: one.coordinator?.id ?? '',
  mediator: one.mediator ? { ...one.mediator, gender: one.mediator.gender ?? '', mode: one.mediator.mode ?? '' } : null, remindMinutes: one.remindMinutes, despite: false,
})

function ChangeForm({ one, onClose }: { one: Appointment; onClose: () => void }) {
  const say = useWords(agendaWords)
  const query = useQueryOf(getDesk, one.file ? { ofCase: one.file.caseId as Id<'case'> } : {})
  const known = one.participants.flatMap((who) => (who.operatorId && who.name ? [{ id: who.operatorId as string, name: who.name }] : []))
  return (
    <Loaded query={query} lines={8}>
      {(desk) => (
        <Form
          endpoint={changeAppointment}
          input={{ appointmentId: one.id, version: one.version }}
          defaults={{ ...fieldsOf(one), scope: 'one' } as never}
          theirs={(current: Appointment) => ({ ...fieldsOf(current), version: current.version }) as never}
          submit={say.saveChange}
          invalidates={changedByAppointment}
          onCancel={onClose}
          onDone={() => {
            toast(say.changed)
            onClose()
          }}
        >
          <AppointmentFields desk={desk} known={known} isNew={false} exceptId={one.id} />
          <Scope one={one} all={false} />
        </Form>
      )}
    </Loaded>
  )
}

function StepForm({ one, step, onClose }: { one: Appointment; step: 'cancel' | 'not_come'; onClose: () => void }) {
  const say = useWords(agendaWords)
  const undo = useMutationOf(stepAppointment, { invalidates: changedByAppointment, onError: toastProblem })
  return (
    <Form
      endpoint={stepAppointment}
      input={{ appointmentId: one.id, step, version: one.version }}
      defaults={{ scope: 'one', absent: [] }}
      submit={step === 'cancel' ? say.cancel : say.saveChange}
      submitKind={step === 'cancel' ? 'danger' : 'primary'}
      invalidates={changedByAppointment}
      onCancel={onClose}
      onDone={(after) => {
        onClose()
        toast(step === 'cancel' ? say.cancelled : say.notComeDone, one.series ? {} : { onUndo: () => undo.mutate({ appointmentId: one.id, step: 'reopen', version: after.version }) })
      }}
    >
      {step === 'not_come' && <CheckboxGroup name="absent" label={say.notComeTitle} options={one.participants.map((who) => ({ value: who.id, label: who.name ?? say.noName, detail: say[`part_${who.part}`] }))} />}
      {step === 'cancel' && <Scope one={one} />}
      <TextField name="words" label={say.cancelWords} hint={say.cancelHint} required={step === 'cancel'} maxLength={500} />
    </Form>
  )
}
