// @ts-check
/** Rows of tables: the times of versions as written by databases, crawlers and people. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fromRows } from "../../www/formats/rows.js";

/** The times of two rows, in the order of the versions. @param {string} key @param {string[]} dates */
const times = (key, ...dates) =>
  fromRows(dates.map((date, at) => ({ title: "Ferry", text: `Text ${at}`, [key]: date }))).map(
    ({ published }) => published,
  );

test("dates with the day first, recognised by dots or by a number above 12", () => {
  assert.deepEqual(times("date", "5.3.2031 9:30", "4.3.2031 10:00"), ["2031-03-04T10:00", "2031-03-05T09:30"]);
  assert.deepEqual(times("Published", "13/03/2031", "04/03/2031"), ["2031-03-04", "2031-03-13"]);
  assert.deepEqual(times("date", "03/13/2031", "03/04/2031"), ["2031-03-04", "2031-03-13"]);
});

test("a column that names the story", () => {
  const rows = ["ferry", "ferry", "bus"].map((story, at) => ({
    story,
    version: at + 1,
    title: story,
    text: `Text ${at}`,
  }));
  assert.deepEqual(
    fromRows(rows).map(({ story }) => story),
    ["ferry", "ferry", "bus"],
  );
});

test("times of databases and crawlers", () => {
  assert.deepEqual(times("publish_date", "2031-03-04 10:00:00", "2031-03-04 09:00:00"), [
    "2031-03-04T09:00:00",
    "2031-03-04T10:00:00",
  ]);
  assert.deepEqual(times("timestamp", "20310304100000", "20310304090000"), [
    "2031-03-04T09:00:00Z",
    "2031-03-04T10:00:00Z",
  ]);
});
