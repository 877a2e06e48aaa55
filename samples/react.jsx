import "article-versions";

/** What changed between the versions of a story. React 19 sets `versions` as the property that it is. */
export function Versions({ versions, onCompared }) {
  return (
    <article-versions
      versions={versions}
      view="inline"
      onarticle-versions-compared={(event) => onCompared?.(event.detail.comparison)}
    />
  );
}
