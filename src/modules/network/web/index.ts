export { MunicipalityPicker } from './MunicipalityPicker.tsx'
export { OperatorPicker } from './OperatorPicker.tsx'
export { UnitPicker } from './UnitPicker.tsx'
