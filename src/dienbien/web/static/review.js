// Keys of the review page: each does what its button or link does. Words that are selected in the text go into the form.

const byId = (id) => document.getElementById(id);
const article = byId("article");
const help = byId("help");
const press = (id) => byId(id)?.click();
const send = (id) => byId(id)?.querySelector("button")?.click();

const KEYS = {
  a: () => press("accept"),
  c: () => press("correct"),
  r: () => press("reject"),
  e: () => byId("reason")?.focus(),
  u: () => send("undo"),
  n: () => press("add"),
  d: () => send("finish"),
  ArrowRight: () => press("after"),
  ArrowLeft: () => press("before"),
  Escape: () => press("cancel"),
  "?": () => help.showModal(),
};

const TYPED = "input, textarea, select, [contenteditable]";

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || help.open) return;
  const typing = event.target instanceof Element && event.target.closest(TYPED);
  if (typing && event.key === "Escape") typing.blur();
  const run = typing ? undefined : KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (run) {
    event.preventDefault();
    run();
  }
});

// The act is brought into view within its box; the page itself stays where it is.
const act = article?.querySelector("mark.trigger") ?? article?.querySelector("mark");
if (act) article.scrollTop += act.getBoundingClientRect().top - article.getBoundingClientRect().top - article.clientHeight / 3;

byId("help-open").hidden = false;
byId("help-open").addEventListener("click", () => help.showModal());

// A mode belongs to a type: the others are out of the way.
const type = byId("event");
const mode = byId("mode");
function fitModes() {
  for (const group of mode.querySelectorAll("optgroup")) {
    group.hidden = group.disabled = group.dataset.type !== type.value;
  }
  if (mode.selectedOptions[0]?.closest("optgroup")?.disabled) mode.value = "";
}
if (type) {
  fitModes();
  type.addEventListener("change", fitModes);
}

// Whoever fills the empty row of a list gets another one.
document.addEventListener("input", (event) => {
  const row = event.target instanceof HTMLInputElement && event.target.name.endsWith(".words") && event.target.closest(".more");
  if (!row || !event.target.value) return;
  const next = row.cloneNode(true);
  for (const field of next.querySelectorAll("input")) field.value = "";
  row.classList.remove("more");
  row.after(next);
});

function selected() {
  const selection = getSelection();
  const words = selection.toString().trim().replace(/\s+/g, " ");
  if (!words || !article.contains(selection.anchorNode) || !article.contains(selection.focusNode)) return null;
  const before = document.createRange();
  before.setStart(article, 0);
  before.setEnd(selection.getRangeAt(0).startContainer, selection.getRangeAt(0).startOffset);
  const nth = before.toString().replace(/\s+/g, " ").split(words).length - 1;
  return { words: words.slice(0, 2000), nth };
}

// In a form, selected words go into the field that had the focus last; without one, "add" begins with them.
let target = null;
document.addEventListener("focusin", (event) => {
  if (event.target instanceof HTMLInputElement && event.target.name.endsWith(".words")) {
    target?.classList.remove("target");
    target = event.target;
    target.classList.add("target");
  }
});
article?.addEventListener("mouseup", () => {
  const chosen = selected();
  if (!chosen || !target) return;
  target.value = chosen.words;
  target.dispatchEvent(new Event("input", { bubbles: true }));
  if (target.name === "trigger.words") document.querySelector("[name=nth]").value = chosen.nth;
});
byId("add")?.addEventListener("click", (event) => {
  const chosen = selected();
  if (chosen) event.currentTarget.href += `&${new URLSearchParams(chosen)}`;
});
document.documentElement.dataset.keys = "ready";
