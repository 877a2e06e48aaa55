/* The block in the editor: a placeholder, since the line is rendered by the server. */
(({ blocks, element, blockEditor, components, i18n }) => {
  const title = i18n.__("Article versions", "article-versions");
  const description = i18n.__(
    "A line that says how often the post changed, and shows what changed.",
    "article-versions",
  );
  blocks.registerBlockType("article-versions/line", {
    apiVersion: 2,
    title,
    description,
    category: "widgets",
    icon: "backup",
    supports: { html: false, multiple: false },
    edit: () =>
      element.createElement(
        "div",
        blockEditor.useBlockProps(),
        element.createElement(components.Placeholder, { icon: "backup", label: title, instructions: description }),
      ),
    save: () => null,
  });
})(window.wp);
