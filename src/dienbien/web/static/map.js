// The desk's map: outlines of countries, areas as soft circles, points as points. Without it the list says the same.
/* global d3, topojson */

const WIDTH = 960;
const HEIGHT = 480;
const SOFT_DEGREES = 0.9;
const SVG = "http://www.w3.org/2000/svg";

function make(name, attributes, parent) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (parent) parent.append(element);
  return element;
}

async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

function linked(place, parent) {
  const here = new URL(window.location.href);
  here.searchParams.delete("page");
  here.searchParams.set("place", place.place);
  const link = make("a", { href: here.pathname + here.search, tabindex: "-1" }, parent);
  make("title", {}, link).textContent = place.label;
  return link;
}

const isFight = (place) => (place.conflict * 2 > place.events ? " fight" : "");

function drawLand(parent, path, shapes, countries) {
  const byOutline = new Map(countries.map((country) => [country.outline, country]));
  const most = Math.max(1, ...countries.map((country) => country.events));
  for (const shape of shapes) {
    const country = byOutline.get(shape.id) ?? byOutline.get(shape.properties.name);
    const shade = country ? ` c${Math.max(1, Math.ceil((4 * Math.log1p(country.events)) / Math.log1p(most)))}` : "";
    make("path", { d: path(shape) ?? "", class: `land${shade}` }, country ? linked(country, parent) : parent);
  }
}

function drawAreas(parent, path, areas) {
  const circle = d3.geoCircle();
  for (const area of areas) {
    const radius = SOFT_DEGREES + 0.25 * Math.log1p(area.events);
    const shape = circle.center([area.lon, area.lat]).radius(radius)();
    make("path", { d: path(shape) ?? "", class: `area${isFight(area)}` }, linked(area, parent));
  }
}

function drawPoints(parent, projection, points) {
  return points.map((point) => {
    const [cx, cy] = projection([point.lon, point.lat]);
    const size = 4 + 2.4 * Math.log1p(point.events - 1);
    const dot = make("circle", { cx, cy, r: size, class: `point${isFight(point)}` }, linked(point, parent));
    return { dot, size };
  });
}

function movable(map, svg, dots) {
  const view = { x: 0, y: 0, width: WIDTH };
  const show = () => {
    view.width = Math.min(WIDTH, Math.max(WIDTH / 32, view.width));
    const height = (view.width * HEIGHT) / WIDTH;
    view.x = Math.min(WIDTH - view.width, Math.max(0, view.x));
    view.y = Math.min(HEIGHT - height, Math.max(0, view.y));
    svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${height}`);
    for (const { dot, size } of dots) dot.setAttribute("r", (size * view.width) / WIDTH);
  };
  const zoom = (by) => {
    const width = view.width * by;
    view.x += (view.width - width) / 2;
    view.y += ((view.width - width) * HEIGHT) / WIDTH / 2;
    view.width = width;
    show();
  };
  const move = (x, y) => {
    view.x += x * view.width;
    view.y += y * view.width;
    show();
  };
  const whole = () => {
    Object.assign(view, { x: 0, y: 0, width: WIDTH });
    show();
  };
  addTools(map, { zoom, whole });
  addKeys(svg, { zoom, move, whole });
  addDragging(svg, move);
  return { view, show };
}

function addTools(map, { zoom, whole }) {
  const tools = document.createElement("div");
  tools.className = "tools";
  const known = [["+", map.dataset.closer, () => zoom(0.6)], ["−", map.dataset.farther, () => zoom(1 / 0.6)], ["○", map.dataset.whole, whole]];
  for (const [sign, label, act] of known) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: sign, title: label });
    button.setAttribute("aria-label", label);
    button.addEventListener("click", act);
    tools.append(button);
  }
  map.append(tools);
}

function addKeys(svg, { zoom, move, whole }) {
  const acts = {
    "+": () => zoom(0.6), "-": () => zoom(1 / 0.6), "0": whole,
    ArrowLeft: () => move(-0.1, 0), ArrowRight: () => move(0.1, 0), ArrowUp: () => move(0, -0.1), ArrowDown: () => move(0, 0.1),
  };
  svg.addEventListener("keydown", (event) => {
    const act = acts[event.key];
    if (!act || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    act();
  });
}

function addDragging(svg, move) {
  let from = null;
  let moved = false;
  svg.addEventListener("pointerdown", (event) => {
    from = [event.clientX, event.clientY];
    moved = false;
  });
  svg.addEventListener("pointermove", (event) => {
    if (!from || !(event.buttons & 1)) return;
    const width = svg.clientWidth;
    const [x, y] = [event.clientX - from[0], event.clientY - from[1]];
    if (Math.hypot(x, y) < 4 && !moved) return;
    moved = true;
    move(-x / width, -y / width);
    from = [event.clientX, event.clientY];
  });
  svg.addEventListener("pointerup", () => { from = null; });
  svg.addEventListener("click", (event) => moved && event.preventDefault(), true);
  svg.addEventListener("dragstart", (event) => event.preventDefault());
}

function fit({ view, show }, projection, places) {
  const spots = places.map((place) => projection([place.lon, place.lat]));
  if (spots.length === 0) return show();
  const [xs, ys] = [0, 1].map((axis) => spots.map((spot) => spot[axis]).sort((a, b) => a - b));
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  view.width = Math.max(1.3 * (right - left), (1.3 * (bottom - top) * WIDTH) / HEIGHT, WIDTH / 5);
  view.x = (left + right - view.width) / 2;
  view.y = (top + bottom - (view.width * HEIGHT) / WIDTH) / 2;
  return show();
}

async function draw(map) {
  const [places, atlas] = await Promise.all([fetched(map.dataset.places), fetched(map.dataset.atlas)]);
  const land = topojson.feature(atlas, atlas.objects.countries).features;
  const projection = d3.geoNaturalEarth1().fitExtent([[2, 2], [WIDTH - 2, HEIGHT - 2]], { type: "Sphere" });
  const path = d3.geoPath(projection).digits(2);
  const svg = make("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "group", "aria-label": map.dataset.label, tabindex: "0" });
  drawLand(svg, path, land, places.countries);
  drawAreas(svg, path, places.areas);
  const dots = drawPoints(svg, projection, places.points);
  map.replaceChildren(svg);
  fit(movable(map, svg, dots), projection, [...places.points, ...places.areas]);
  map.dataset.drawn = "true";
}

const map = document.getElementById("map");
if (map) {
  draw(map).catch((error) => {
    map.textContent = map.dataset.fault;
    console.warn(error);
  });
}
