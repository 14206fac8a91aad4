import { describe, expect, it } from 'vitest'
import { isRunning, mayStep, serviceStates, serviceSteps, takesHours } from './service-states.ts'

const allowed = (state: (typeof serviceStates)[number]) => serviceSteps.filter((step) => mayStep(state, step)).join(' ')

describe('a service', () => {
  it('is asked, then begun or withdrawn; begun, it stands still, goes on and ends', () => {
    expect(serviceStates.map((state) => [state, allowed(state)])).toEqual([
      ['asked', 'activate withdraw'],
      ['active', 'change suspend interrupt end'],
      ['suspended', 'change interrupt resume end'],
      ['interrupted', 'resume end'],
      ['ended', ''],
      ['withdrawn', ''],
    ])
  })
  it('keeps the file open while it runs or stands still, and takes hours until its end', () => {
    expect(serviceStates.filter(isRunning)).toEqual(['active', 'suspended', 'interrupted'])
    expect(serviceStates.filter(takesHours)).toEqual(['active', 'suspended', 'interrupted', 'ended'])
  })
})
