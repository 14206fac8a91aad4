import { parseDate, type CalendarDate } from '@internationalized/date'
import { Button } from 'react-aria-components/Button'
import { Calendar, CalendarCell, CalendarGrid, CalendarGridBody, CalendarGridHeader, CalendarHeaderCell } from 'react-aria-components/Calendar'
import { DateInput, DateSegment } from 'react-aria-components/DateField'
import { DatePicker } from 'react-aria-components/DatePicker'
import { Dialog } from 'react-aria-components/Dialog'
import { Group } from 'react-aria-components/Group'
import { Heading } from 'react-aria-components/Heading'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { Popover } from 'react-aria-components/Popover'
import type { PlainDate } from '../../domain/plain-date.ts'
import { useLanguage } from '../i18n/language.ts'
import { useWords } from '../i18n/words.ts'
import { FieldSet, useField, type FieldProps } from './field.tsx'
import { Icon } from './Icon.tsx'
import { uiWords } from './words.ts'

interface DateFieldProps extends FieldProps<PlainDate | ''> {
  min?: PlainDate
  max?: PlainDate
}

const asCalendar = (date: string | undefined): CalendarDate | null => {
  try {
    return date ? parseDate(date) : null
  } catch {
    return null
  }
}

/** A date in its parts, gg/mm/aaaa, with a calendar. For quick entry ("ieri", "tra 15 giorni") use `SmartDateField`. */
export function DateField(props: DateFieldProps) {
  const { label, hint, required, disabled, min, max } = props
  const say = useWords(uiWords)
  const language = useLanguage()
  const field = useField(props)
  return (
    <FieldSet field={field} label={label} hint={hint} required={required} className="ac-date">
      <I18nProvider locale={language === 'it' ? 'it-IT' : 'en-GB'}>
        <DatePicker
          id={field.id}
          aria-label={label}
          value={asCalendar(field.value)}
          onChange={(date) => field.onChange((date?.toString() ?? '') as PlainDate | '')}
          onBlur={field.onBlur}
          isDisabled={disabled ?? false}
          isRequired={required ?? false}
          isInvalid={Boolean(field.error)}
          minValue={asCalendar(min)}
          maxValue={asCalendar(max)}
          validationBehavior="aria"
          shouldForceLeadingZeros
        >
          <Group className="ac-input ac-date-group">
            <DateInput className="ac-date-input">{(segment) => <DateSegment segment={segment} className="ac-date-segment" />}</DateInput>
            <Button className="ac-icon-btn" aria-label={say.openCalendar}><Icon name="calendar" /></Button>
          </Group>
          <Popover className="ac-popover ac-calendar-popover">
            <Dialog className="ac-calendar-dialog" aria-label={label}>
              <MonthView />
            </Dialog>
          </Popover>
        </DatePicker>
      </I18nProvider>
    </FieldSet>
  )
}

/** The month, Monday first. */
export function MonthView() {
  const say = useWords(uiWords)
  return (
    <Calendar className="ac-calendar" firstDayOfWeek="mon">
      <div className="ac-calendar-head">
        <Button slot="previous" className="ac-icon-btn" aria-label={say.previousMonth}><Icon name="chevron-left" /></Button>
        <Heading className="ac-calendar-title" />
        <Button slot="next" className="ac-icon-btn" aria-label={say.nextMonth}><Icon name="chevron-right" /></Button>
      </div>
      <CalendarGrid>
        <CalendarGridHeader>{(day) => <CalendarHeaderCell>{day}</CalendarHeaderCell>}</CalendarGridHeader>
        <CalendarGridBody>{(date) => <CalendarCell date={date} className="ac-calendar-cell" />}</CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  )
}
