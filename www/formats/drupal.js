// @ts-check
/**
 * Reads Drupal: a node of JSON:API with its included resources, a list of nodes, the same with its references resolved,
 * or a node of the older REST interface (`?_format=json`).
 * The table in `systems.js` lists the fields.
 *
 * Many newsrooms build stories from paragraph entities. They follow the body in the order of their references. In a
 * paragraph, a field with a format is text, a picture or a medium is a figure with the caption and credit next to it,
 * and a title is a heading.
 */

import {
  creditLines,
  data,
  escapeHtml,
  figure,
  firstText,
  isData,
  isHtml,
  langOf,
  list,
  names,
  number,
  paragraphs,
  plain,
  present,
  text,
} from "./values.js";

/** @typedef {import("./types.d.ts").VersionData} VersionData */
/** @typedef {import("./types.d.ts").SourcePhoto} SourcePhoto */
/** @typedef {Record<string, unknown>} Data */
/** @typedef {Map<string, Data>} Included by type and identifier */

/** How deep paragraphs may be nested. */
const DEEPEST = 8;
/** Fields of a paragraph that are not text of the story. */
const SETTINGS =
  /^(?:drupal_|status$|langcode$|created$|changed$|parent_|behavior_|default_|revision_|content_translation|admin_)/;

/** @param {unknown} value a node with its included resources */
export function isDrupal(value) {
  if (isOldNode(value) || isFlatNode(value)) return true;
  const { type, attributes } = data(data(value).data ?? value);
  return (
    isData(attributes) &&
    /--/.test(String(type ?? "")) &&
    ("drupal_internal__nid" in attributes || "drupal_internal__vid" in attributes || isData(attributes.body))
  );
}

/**
 * The nodes of a list, each with the included resources of all.
 * @param {unknown} value
 */
export function nodesOfDrupal(value) {
  const { data: nodes, included } = data(value);
  if (!Array.isArray(nodes) || nodes.length === 0 || !Array.isArray(included) || !nodes.every(isDrupal)) return [];
  return nodes.map((node) => ({ data: node, included: includedFor(node, included) }));
}

/** The resources that a node refers to, directly or indirectly. @param {unknown} node @param {unknown[]} included */
function includedFor(node, included) {
  const all = byReference(included);
  /** @type {Set<Data>} */
  const found = new Set();
  const open = [data(node)];
  for (let one = open.pop(); one; one = open.pop()) {
    for (const relation of Object.values(data(one.relationships))) {
      for (const to of list(data(relation).data).map(data)) {
        const target = all.get(`${to.type} ${to.id}`);
        if (!target || found.has(target)) continue;
        found.add(target);
        open.push(target);
      }
    }
  }
  return included.filter((one) => found.has(data(one)));
}

/** @param {unknown[]} included @returns {Included} */
function byReference(included) {
  return new Map(included.map((one) => [`${data(one).type} ${data(one).id}`, data(one)]));
}

/**
 * Whether a value is a node of the older interface, where each field is a list of values.
 * @param {unknown} value
 * @returns {value is Data}
 */
function isOldNode(value) {
  const first = (/** @type {unknown} */ field) => data(list(field)[0]);
  return isData(value) && "value" in first(value.nid) && "value" in first(value.title);
}

/** The same node in the form of JSON:API. @param {Data} value @returns {Data} */
function asJsonApi(value) {
  /** @type {Data} */
  const attributes = {};
  /** @type {Data} */
  const relationships = {};
  /** @type {Data[]} */
  const included = [];
  for (const [key, field] of Object.entries(value)) {
    const values = list(field).filter(isData);
    const [first] = values;
    if (!first) continue;
    if ("url" in first && ("alt" in first || /^file$/.test(String(first.target_type)))) {
      relationships[key] = {
        data: values.map((one, at) => ({
          type: "file--file",
          id: `${key} ${at}`,
          meta: present({ alt: one.alt, title: one.title }),
        })),
      };
      values.forEach((one, at) => {
        included.push({ type: "file--file", id: `${key} ${at}`, attributes: { uri: { url: one.url } } });
      });
    } else if ("processed" in first || "format" in first) attributes[key] = first;
    else if ("value" in first) attributes[key] = values.length > 1 ? values.map((one) => one.value) : first.value;
  }
  attributes.drupal_internal__nid = attributes.nid;
  attributes.drupal_internal__vid = attributes.vid;
  const id = text(attributes.uuid) ?? text(attributes.nid);
  return { data: { type: "node--node", id, attributes, relationships }, included };
}

/**
 * A node whose fields and references stand in it, as clients of JSON:API hand it on (Jsona, next-drupal).
 * @param {unknown} value
 * @returns {value is Data}
 */
function isFlatNode(value) {
  return (
    isData(value) && /^node--/.test(String(value.type)) && !("attributes" in value) && text(value.title) !== undefined
  );
}

/** The same node in the form of JSON:API. @param {Data} value @returns {Data} */
function unfolded(value) {
  /** @type {Data[]} */
  const included = [];
  const open = (/** @type {Data} */ one, /** @type {number} */ depth) => {
    /** @type {Data} */
    const attributes = {};
    /** @type {Data} */
    const relationships = {};
    for (const [key, field] of Object.entries(one)) {
      const items = list(field)
        .filter(isData)
        .filter((item) => /\w--\w/.test(String(item.type)) && "id" in item);
      if (items.length === 0 || depth > DEEPEST) {
        if (key !== "type" && key !== "id") attributes[key] = field;
        continue;
      }
      included.push(...items.map((item) => open(item, depth + 1)));
      relationships[key] = {
        data: items.map(({ type, id, resourceIdObjMeta }) => ({ type, id, meta: resourceIdObjMeta })),
      };
    }
    return { type: one.type, id: one.id, attributes, relationships };
  };
  return { data: open(value, 0), included };
}

/** @param {Data} value @returns {VersionData} */
export function drupal(value) {
  const whole = isOldNode(value) ? asJsonApi(value) : isFlatNode(value) ? unfolded(value) : value;
  const node = isData(whole.data) ? whole.data : whole;
  const own = data(node.attributes);
  const included = byReference(list(whole.included));
  const long = Object.entries(own).filter(([, field]) => isLong(field));
  const body = data(own.body ?? long.find(([key]) => /body|content|text/.test(key))?.[1] ?? long[0]?.[1]);
  const deck = Object.entries(own).find(([key]) =>
    /^field_.*(?:summary|subtitle|subhead|standfirst|teaser|deck|lead)/.test(key),
  )?.[1];
  const relations = Object.entries(data(node.relationships));
  const peopleOf = (/** @type {RegExp} */ field) =>
    relations
      .filter(([key]) => field.test(key))
      .flatMap(([, one]) => list(data(one).data).map((to) => nameOf(target(to, included))));
  // The field of the story names its author. `uid` is the account that saved the story.
  const printed = Object.entries(own).find(([key, field]) => BYLINE.test(key) && firstText(field))?.[1];
  const pictures = relations
    .flatMap(([, one]) => list(data(one).data).map((to) => photoOf(data(to), included)))
    .filter((photo) => photo !== undefined);
  const parts = partsOf(node, included, 0);
  const html = firstText(body.processed, body.value);
  const isMarkup = isHtml(html) || parts !== "";
  return present({
    id: text(node.id),
    story: text(node.id),
    published: firstText(own.changed, own.revision_timestamp),
    number: number(own.drupal_internal__vid),
    lang: langOf(own.langcode),
    format: /** @type {import("./types.d.ts").Format} */ (isMarkup ? "html" : "auto"),
    text:
      (parts === "" ? html : [isHtml(html) ? html : paragraphs(html ?? ""), parts].filter(Boolean).join("\n")) || "\n",
    fields: present({
      headline: plain(text(own.title)),
      standfirst: plain(firstText(data(deck).processed, data(deck).value, deck, body.summary)),
      byline: plain(firstText(printed)) ?? names(peopleOf(BYLINE)) ?? names(peopleOf(/^uid$/)),
      published: text(own.created),
    }),
    photos: pictures,
  });
}

/** Fields with the author of a story. */
const BYLINE = /^field_.*(?:author|byline).*$/;

/** @param {Data} person */
function nameOf({ attributes }) {
  const own = data(attributes);
  return firstText(own.display_name, own.title, own.name);
}

/** A text with a format. @param {unknown} field */
function isLong(field) {
  return isData(field) && ("processed" in field || "value" in field);
}

/** @param {unknown} to @param {Included} included */
function target(to, included) {
  return included.get(`${data(to).type} ${data(to).id}`) ?? {};
}

/**
 * The paragraphs that a node or a paragraph refers to, as HTML.
 * @param {Data} holder
 * @param {Included} included
 * @param {number} depth
 * @returns {string}
 */
function partsOf(holder, included, depth) {
  if (depth > DEEPEST) return "";
  return Object.values(data(holder.relationships))
    .flatMap((one) => list(data(one).data).map(data))
    .filter(({ type }) => /^paragraph--/.test(String(type)))
    .map((to) => partOf(target(to, included), included, depth))
    .join("\n");
}

/** @param {Data} part @param {Included} included @param {number} depth */
function partOf(part, included, depth) {
  const fields = Object.entries(data(part.attributes)).filter(([key]) => !SETTINGS.test(key));
  const relations = Object.values(data(part.relationships)).flatMap((one) => list(data(one).data).map(data));
  const pictures = relations.map((to) => photoOf(to, included)).filter((photo) => photo !== undefined);
  // The caption and the credit of a picture are next to it in the paragraph.
  const ofPicture = pictures.length === 1 ? /caption|credit|photographer|copyright/ : /^$/;
  const about = (/** @type {RegExp} */ name) =>
    plain(wordsOf(fields.find(([key]) => ofPicture.test(key) && name.test(key))?.[1]));
  const texts = fields
    .filter(([key]) => !ofPicture.test(key))
    .map(([key, field]) => {
      const words = wordsOf(field);
      if (words === undefined) return "";
      if (/title|heading|headline/.test(key))
        return `<h2>${isLong(field) ? (plain(words) ?? "") : escapeHtml(words)}</h2>`;
      const html = isLong(field) && isHtml(words) ? words : `<p>${escapeHtml(words)}</p>`;
      return /quote/.test(`${part.type} ${key}`) ? `<blockquote>${html}</blockquote>` : html;
    });
  const figures = pictures.map((photo) =>
    figure({
      ...photo,
      ...present({
        caption: about(/caption/) ?? photo.caption,
        credit: about(/credit|photographer|copyright/) ?? photo.credit,
      }),
    }),
  );
  return [...texts, ...figures, partsOf(part, included, depth + 1)].filter(Boolean).join("");
}

/** The words of a field. Addresses, flags and numbers do not count. @param {unknown} field */
function wordsOf(field) {
  const words = firstText(data(field).processed, data(field).value, typeof field === "string" ? field : undefined);
  return words !== undefined && /\p{L}/u.test(words) && !/^[a-z_]+:\S*$/i.test(words) ? words : undefined;
}

/**
 * A picture file, or a medium with one.
 * @param {Data} to
 * @param {Included} included
 * @returns {SourcePhoto | undefined}
 */
function photoOf(to, included) {
  if (!/^(?:file|media)--/.test(String(to.type))) return undefined;
  const found = target(to, included);
  const own = data(found.attributes);
  const inner = Object.entries(data(found.relationships)).find(([key]) => /image|thumbnail/.test(key))?.[1];
  const image = data(list(data(inner).data)[0]);
  const file = to.type === "file--file" ? own : data(target(image, included).attributes);
  const meta = { ...data(to.meta), ...data(image.meta) };
  const field = (/** @type {RegExp} */ name) => Object.entries(own).find(([key]) => name.test(key))?.[1];
  const words = (/** @type {unknown} */ value) => plain(firstText(value, data(value).processed, data(value).value));
  const photo = present({
    id: text(to.id),
    url: firstText(data(file.uri).url, file.uri),
    alt: plain(text(meta.alt)),
    caption: words(field(/caption/)) ?? plain(text(meta.title)),
    credit: creditLines(words(field(/credit|photographer/)), words(field(/copyright|source/))),
  });
  return photo.url || photo.caption || photo.credit ? photo : undefined;
}
