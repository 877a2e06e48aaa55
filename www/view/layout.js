// @ts-check
// Renders the whole page of a comparison: headline and fields, the summary, the controls and the chosen view.

import {
  hiddenNote,
  historySwitch,
  kindFilter,
  marksNote,
  marksSwitch,
  stepper,
  versionHeads,
  versionsLine,
  viewSwitch,
} from "./controls.js";
import { digest } from "./digest.js";
import { fields } from "./fields.js";
import { inline } from "./inline.js";
import { list } from "./list.js";
import { make } from "./make.js";
import { omittedTexts } from "./omitted.js";
import { photos } from "./photos.js";
import { saving } from "./saving.js";
import { sideBySide } from "./side-by-side.js";
import { key, strip } from "./strip.js";
import { FEW_CHANGES, summary } from "./summary.js";

/** @typedef {import("./story-view.js").StoryView} StoryView */
/** @typedef {import("./row.js").Actions} Actions */
/** @typedef {import("./controls.js").Choice} Choice */

/** The fewest versions that have a timeline. With fewer there is nothing to choose. */
export const TIMELINE_FROM = 3;

/**
 * Every view by its name in the `view` attribute.
 * @type {Record<import("../element/public.d.ts").View, (story: StoryView, actions: Actions) => HTMLElement>}
 */
export const VIEWS = { "side-by-side": sideBySide, inline, list, photos };

/**
 * @param {StoryView} story
 * @param {Choice} choice
 * @param {Actions} actions
 * @param {{ title: string, current: number }} page
 * @returns {HTMLElement[]}
 */
export function layout(story, choice, actions, { title, current }) {
  const view = VIEWS[choice.view];
  const views = [viewSwitch(story, choice), historySwitch(story, choice), marksSwitch(story, choice)];
  const { narrow } = choice;
  const facts = digest(story, actions, narrow);
  // If the digest shows all of a few changes, no filter is needed.
  const kinds = () =>
    facts && story.comparison.changes.length <= FEW_CHANGES && story.hidden.size === 0
      ? null
      : kindFilter(story, choice);
  const time = () =>
    choice.versions.length >= TIMELINE_FROM &&
    (choice.time?.timeline(story, choice) ?? make("p", { class: "aside" }, story.labels.text("timeline.failed")));
  return [
    make(
      "div",
      { class: "head", part: "header" },
      !narrow && versionsLine(story, choice),
      fields(story, title, choice.view !== "list"),
      narrow && versionHeads(story, choice),
      facts,
      !(narrow && facts) && summary(story, facts !== null),
      !narrow && time(),
      !narrow && kinds(),
    ),
    make(
      "div",
      { class: "bar", part: "controls" },
      make(
        "div",
        { class: "controls" },
        !narrow && make("div", { class: "choices" }, views),
        stepper(story, choice, current),
      ),
      hiddenNote(story, choice),
      marksNote(story, choice),
      strip(story, actions),
    ),
    story.changes.length > 0 && key(story),
    // In the narrow layout the first screen shows the facts and the buttons Previous and Next. The other versions and
    // the views follow.
    narrow && facts && summary(story, true),
    narrow && time(),
    narrow && make("div", { class: "choices" }, views, kinds()),
    make(
      "div",
      { class: `story ${choice.view}`, part: "story" },
      !narrow && versionHeads(story, choice),
      view(story, actions),
    ),
    omittedTexts(story),
    saving(story, choice),
  ].filter((node) => node !== false && node !== null);
}
