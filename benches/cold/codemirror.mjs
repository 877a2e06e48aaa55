// @ts-check
import { MergeView } from "@codemirror/merge";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { painted, versions } from "./index.mjs";

const [before, after] = await versions();
const extensions = [EditorView.lineWrapping, EditorState.readOnly.of(true)];
new MergeView({ a: { doc: before, extensions }, b: { doc: after, extensions }, parent: document.body });
painted();
