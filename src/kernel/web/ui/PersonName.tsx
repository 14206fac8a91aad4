/** A name as its owner writes it: never translated, each script in its own direction, the original beside the Latin one. */
export function PersonName({ name, original, originalLang }: { name: string; original?: string | null | undefined; originalLang?: string | undefined }) {
  return (
    <span className="ac-name" translate="no">
      <bdi dir="auto">{name}</bdi>
      {original && original !== name && <> <bdi dir="auto" lang={originalLang} className="ac-name-original">{original}</bdi></>}
    </span>
  )
}
