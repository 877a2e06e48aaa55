// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { fromNinjs, fromNinjsVersions, isNinjs } from "../../www/formats/ninjs.js";

const SECRET = "Call the desk before you print this";

const one = {
  uri: "urn:nwa:pier-7",
  type: "text",
  versioncreated: "2031-03-04T06:12:00Z",
  firstcreated: "2031-03-04T05:00:00Z",
  version: "1",
  language: "en",
  ednote: SECRET,
  headline: "Harbour board shuts the pier",
  byline: "Ada Quill",
  located: "MARHAVEN",
  description_summary: "For twelve weeks.",
  body_text: "The board voted on Tuesday.\n\nIt was cold.",
  body_xhtml: "<p>The board voted on Tuesday.</p><p>It was cold.</p>",
  associations: {
    featureimage: {
      uri: "urn:nwa:photo-1",
      type: "picture",
      ednote: SECRET,
      description_caption: "The pier on Monday.",
      byline: "Ines Okoro/NWA",
      renditions: {
        small: { href: "https://nwa.example/s.jpg", width: 100 },
        large: { href: "https://nwa.example/l.jpg", width: 2000 },
      },
    },
    more: { uri: "urn:nwa:text-2", type: "text", headline: "Something else" },
  },
};

const two = {
  uri: "urn:nwa:pier-7",
  Type: "text",
  VersionCreated: "2031-03-04T09:40:00Z",
  edNote: SECRET,
  headlines: [
    { role: "short", value: "Pier shut" },
    { role: "main", value: "Harbour board shuts the pier &amp; the quay" },
  ],
  by: "Ada Quill and Jonas Feld",
  descriptions: [
    { role: "summary", value: "For fourteen weeks." },
    { role: "https://nwa.example/roles/caption", value: "no" },
  ],
  bodies: [
    { role: "wire", contentType: "text/plain", value: "The board voted." },
    { role: "web", contentType: "text/html", value: "<p>The board voted.</p>" },
    { role: "full", contentType: "text/html", value: "<p>The board voted.</p><figure><img src='a.jpg'></figure>" },
    { role: "nitf", contentType: "application/nitf+xml", value: "<nitf><body/></nitf>" },
  ],
};

const three = {
  uri: "urn:nwa:pier-7",
  type: "text",
  versionCreated: "2031-03-05T08:00:00Z",
  headlines: [{ value: "Third" }],
  bodies: [
    { role: "web", contenttype: "text/html", value: "<p>Third body.</p>" },
    { role: "wire", contenttype: "text/plain", value: "Third body." },
  ],
  associations: [
    {
      type: "picture",
      uri: "urn:nwa:photo-1",
      by: "Somebody else",
      descriptions: [
        { role: "caption", value: "The pier." },
        { role: "creditline", value: "Ines Okoro/NWA via AP" },
      ],
      renditions: [
        { href: "https://nwa.example/tiff", contentType: "image/tiff", width: 9000 },
        { href: "https://nwa.example/w.jpg", width: 800 },
      ],
    },
  ],
};

test("ninjs 1: every field has its place", () => {
  assert.deepEqual(fromNinjs(one), {
    id: "urn:nwa:pier-7",
    story: "urn:nwa:pier-7",
    published: "2031-03-04T06:12:00Z",
    number: 1,
    lang: "en",
    format: "html",
    text: one.body_xhtml,
    fields: {
      headline: "Harbour board shuts the pier",
      standfirst: "For twelve weeks.",
      byline: "Ada Quill",
      dateline: "MARHAVEN",
      published: "2031-03-04T05:00:00Z",
    },
    photos: [
      {
        id: "urn:nwa:photo-1",
        url: "https://nwa.example/l.jpg",
        caption: "The pier on Monday.",
        credit: "Ines Okoro/NWA",
      },
    ],
    omitted: [
      { text: SECRET, reason: "internal", location: "ednote" },
      { text: SECRET, reason: "internal", location: "associations.featureimage.ednote" },
      { text: "Something else", reason: "metadata", location: "associations.more.headline" },
    ],
  });
});

test("ninjs 2: keys in any case, the main headline, the body with figures", () => {
  const version = fromNinjs(two);
  assert.equal(version.fields?.headline, "Harbour board shuts the pier & the quay");
  assert.equal(version.fields?.byline, "Ada Quill and Jonas Feld");
  assert.equal(version.fields?.standfirst, "For fourteen weeks.");
  assert.match(version.text ?? "", /<figure>/);
});

test("ninjs 3: associations in a list, credit line and author both kept, no TIFF shown", () => {
  assert.deepEqual(fromNinjs(three).photos, [
    {
      id: "urn:nwa:photo-1",
      url: "https://nwa.example/w.jpg",
      caption: "The pier.",
      credit: ["Ines Okoro/NWA via AP", "Somebody else"],
    },
  ]);
});

test("a plain body stays plain", () => {
  const { body_xhtml: _, ...plain } = one;
  assert.equal(fromNinjs(plain).format, "wire");
});

test("versions are ordered by time, and all use the same role of body", () => {
  const versions = fromNinjsVersions([three, two]);
  assert.deepEqual(
    versions.map(({ published }) => published),
    ["2031-03-04T09:40:00Z", "2031-03-05T08:00:00Z"],
  );
  assert.deepEqual(
    versions.map(({ text }) => text),
    ["<p>The board voted.</p>", "<p>Third body.</p>"],
  );
});

test("a note to editors is only omitted text", () => {
  for (const item of [one, two]) {
    const { omitted = [], ...version } = fromNinjs(item);
    assert.doesNotMatch(JSON.stringify(version), /Call the desk/);
    const notes = omitted.filter(({ text }) => text === SECRET);
    assert.ok(notes.length > 0 && notes.every(({ reason }) => reason === "internal"));
  }
});

test("data that are not ninjs are refused with a sentence", () => {
  assert.ok(isNinjs(one) && isNinjs(two) && isNinjs(three));
  assert.ok(!isNinjs({}) && !isNinjs(null) && !isNinjs([]));
  for (const wrong of [null, 7, [], {}, { uri: "x", type: "text" }]) {
    assert.throws(() => fromNinjs(wrong), { name: "FormatError", code: "not-ninjs", message: /\.$/ });
  }
});

test("a description without a role is the caption, not the credit or the alternative text", () => {
  const [photo] =
    fromNinjs({
      uri: "urn:nwa:chart-1",
      type: "graphic",
      versionCreated: "2031-03-04T06:12:00Z",
      descriptions: [{ value: "<p>Passengers by year</p>", contentType: "text/html" }],
      by: "Ines Okoro",
      renditions: [{ href: "https://nwa.example/chart.png" }],
    }).photos ?? [];
  assert.deepEqual(photo, {
    id: "urn:nwa:chart-1",
    url: "https://nwa.example/chart.png",
    caption: "Passengers by year",
    credit: "Ines Okoro",
  });
  const other = fromNinjs({
    uri: "urn:nwa:photo-2",
    type: "picture",
    descriptions: [
      { role: "creditline", value: "NWA" },
      { role: "x:long", value: "The pier." },
    ],
    headlines: [{ value: "Pier" }],
  });
  assert.deepEqual([other.photos?.[0]?.caption, other.photos?.[0]?.credit], ["The pier.", "NWA"]);
});

test("pictures of a package among the associations are photos", () => {
  const picture = one.associations.featureimage;
  const gallery = { uri: "urn:nwa:gallery", type: "composite", associations: { first: picture } };
  const { photos } = fromNinjs({ ...one, associations: { gallery } });
  assert.deepEqual(
    photos?.map(({ caption }) => caption),
    ["The pier on Monday."],
  );
});

test("a package of texts has the pictures of its texts", () => {
  const { photos } = fromNinjs({ uri: "urn:nwa:package", type: "composite", headline: "Pier", associations: { one } });
  assert.deepEqual(
    photos?.map(({ credit }) => credit),
    ["Ines Okoro/NWA"],
  );
});

test("an item with the time of its version needs no identifier", () => {
  const { uri, ...bare } = one;
  assert.equal(isNinjs(bare), true);
  assert.equal(isNinjs({ type: "text", headline: uri, body_html: "<p>It was cold.</p>" }), false);
});
