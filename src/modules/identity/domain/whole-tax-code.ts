/** A tax code written to its end, definitive (16 characters) or provisional (11 figures), without what separates them; null while it is not. */
export const wholeTaxCode = (text: string | null | undefined): string | null => (text ?? '').toUpperCase().replaceAll(/[^A-Z\d]/g, '').match(/^(?:[A-Z\d]{16}|\d{11})$/)?.[0] ?? null
