// Words of a page and the cells of its records light each other: by pointer, and by keyboard from the cells.

const KEYS = "[data-s]";
const texts = [...document.querySelectorAll(".article [data-s]")];
const cells = [...document.querySelectorAll(".cards [data-s]")];
const cards = [...document.querySelectorAll(".card[data-record]")];

const keysOf = (element) => element.dataset.s.split(" ");
const recordOf = (key) => key.slice(0, key.lastIndexOf("-"));

function light(wanted, records) {
  for (const element of [...texts, ...cells]) {
    element.classList.toggle("lit", keysOf(element).some((key) => wanted(key)));
  }
  for (const card of cards) card.classList.toggle("lit", records.has(card.dataset.record));
}

const none = () => light(() => false, new Set());

function lightFor(target) {
  const keyed = target.closest(KEYS);
  const card = target.closest(".card[data-record]");
  if (keyed) {
    const keys = new Set(keysOf(keyed));
    // A cell lights its own words; words that are only told with others light nothing but their records.
    light((key) => keys.has(key), new Set([...keys].map(recordOf)));
  } else if (card) {
    light((key) => recordOf(key) === card.dataset.record, new Set([card.dataset.record]));
  } else {
    none();
  }
}

for (const kind of ["pointerover", "focusin"]) {
  document.addEventListener(kind, (event) => event.target instanceof Element && lightFor(event.target));
}
document.addEventListener("keydown", (event) => event.key === "Escape" && none());
