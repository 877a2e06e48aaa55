// @ts-check
/** A file followed through its history in git. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { readHistory } from "../../cli/git.js";
import { UserError } from "../../cli/user-error.js";

/** A repository with a way to commit. @param {import("node:test").TestContext} context */
function repository(context) {
  const folder = mkdtempSync(join(tmpdir(), "article-versions-git-"));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  const git = (/** @type {string[]} */ ...words) =>
    execFileSync(
      "git",
      ["-c", "user.name=Ada Quill", "-c", "user.email=ada@n.example", "-c", "commit.gpgSign=false", ...words],
      { cwd: folder, stdio: "pipe", env: { ...process.env, GIT_COMMITTER_DATE: "2031-12-31T00:00:00Z" } },
    );
  git("init", "-q");
  /** @param {string} subject @param {string} date */
  const commit = (subject, date) => {
    git("add", "-A");
    git("commit", "-q", "--allow-empty", "-m", subject, `--date=${date}`);
  };
  return { folder, git, commit };
}

const body = (/** @type {string} */ time) =>
  `Ferry plan\n\nBy Ada Quill\n\nThe ferry leaves at ${time}, the council said.\n\nFares do not change this year.\n`;

test("git: each commit that changed the file is a version, across renames", async (context) => {
  const { folder, git, commit } = repository(context);
  mkdirSync(join(folder, "desk"));
  const [old, file] = [join(folder, "desk", "älte r.txt"), join(folder, "desk", "ferry.txt")];
  writeFileSync(old, body("nine"));
  commit("First: a story", "2031-03-04T06:10:00Z");
  writeFileSync(join(folder, "other.txt"), "Other.");
  commit("Something else", "2031-03-04T07:00:00Z");
  renameSync(old, file);
  commit("Rename only", "2031-03-04T08:00:00Z");
  writeFileSync(file, body("ten"));
  commit("Correct the time", "2031-03-04T09:10:00+02:00");
  rmSync(file);
  commit("Take it down", "2031-03-04T10:00:00Z");
  writeFileSync(file, body("eleven"));
  commit("Put it back", "2031-03-04T11:00:00Z");
  // Personal git settings have no effect.
  git("config", "log.follow", "false");
  git("config", "diff.relative", "true");
  git("config", "core.quotePath", "true");
  const versions = await readHistory(file, "auto");
  assert.deepEqual(
    versions.map(({ label, published, number, text }) => [label, published, number, /at (\w+),/.exec(text ?? "")?.[1]]),
    [
      ["First: a story", "2031-03-04T06:10:00Z", 1, "nine"],
      ["Correct the time", "2031-03-04T09:10:00+02:00", 2, "ten"],
      ["Put it back", "2031-03-04T11:00:00Z", 3, "eleven"],
    ],
  );
  assert.ok(versions.every(({ id }) => /^[0-9a-f]{12}$/.test(id ?? "")));
});

test("git: the last version counts in a file with several versions", async (context) => {
  const { folder, commit } = repository(context);
  const file = join(folder, "a.md");
  writeFileSync(file, "The ferry leaves at {~~nine~>ten~~}.");
  commit("Suggest", "2031-03-04T06:10:00Z");
  assert.deepEqual(
    (await readHistory(file, "auto")).map(({ text }) => text),
    ["The ferry leaves at ten."],
  );
});

test("git: a failure is reported in a sentence", async (context) => {
  const { folder, commit } = repository(context);
  commit("Nothing yet", "2031-03-04T06:10:00Z");
  for (const [file, reason] of [
    [join(folder, "none.txt"), /has no history/],
    [join(folder, "--help"), /has no history/],
    [join(folder, "no", "folder.txt"), /no folder/],
    [join(tmpdir(), "article-versions-none.txt"), /not a git repository|has no history/],
  ]) {
    await assert.rejects(
      readHistory(/** @type {string} */ (file), "auto"),
      (error) => error instanceof UserError && /** @type {RegExp} */ (reason).test(error.message),
    );
  }
});
