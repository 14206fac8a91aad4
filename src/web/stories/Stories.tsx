import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'

/** Every component with sample content; development builds only. */
export const Stories = () => <main id="main" className="ac-main"><PageHeader title="Componenti" /></main>
