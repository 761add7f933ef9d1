const token = document.querySelector("meta[name=review-token]").content;
const by = id => document.getElementById(id);
const colors = { depigmented: [86, 180, 233], plaque: [240, 228, 66] };
const undoDepth = 40;
const wandTolerance = 12;
let listing = { photos: [] };
let photo = null;
let kind = null;
let mask = null;
let shownMask = null;
let undo = [];
let tool = "brush";
let action = "add";
let stroke = null;
let wand = null;
let labs = null;
let visits = 0;

const lesionOf = (p, k) => p.lesions.find(l => l.lesion === k);
const isDirty = () => mask !== null && mask.pixels.some((v, i) => v !== shownMask[i]);
const needsLook = p => p.has_masks && p.lesions.some(l => l.state === "open") && p.status !== "ok";
const chosen = p => by("filter").value === "all" ? true
  : by("filter").value === "saved" ? p.lesions.some(l => l.state === "saved")
  : needsLook(p) || (p.status === "failed" && !p.has_masks);

async function ask(path, options) {
  const answer = await fetch(path, options);
  if (!answer.ok) { throw new Error(await answer.text()); }
  return answer;
}

function say(error) {
  by("message").hidden = !error;
  by("message").textContent = error ? error.message : "";
}

async function readMask(p, k) {
  const answer = await ask(`mask/${p.series}/${p.place}/${k}`);
  return maskIn(answer);
}

async function maskIn(answer) {
  return { width: +answer.headers.get("X-Width"), height: +answer.headers.get("X-Height"), version: answer.headers.get("X-Version"), pixels: new Uint8Array(await answer.arrayBuffer()) };
}

// Outlines alone for what is shown and cannot be drawn on.
function paint(canvas, m, k, box, outlineAlone) {
  const [r, g, b] = colors[k];
  const context = canvas.getContext("2d");
  const reach = Math.max(1, Math.round(m.width / 800));
  const x0 = box ? Math.max(0, box[0] - reach) : 0, y0 = box ? Math.max(0, box[1] - reach) : 0;
  const x1 = box ? Math.min(m.width, box[2] + reach + 1) : m.width, y1 = box ? Math.min(m.height, box[3] + reach + 1) : m.height;
  if (x1 <= x0 || y1 <= y0) { return; }
  const at = (x, y) => m.pixels[Math.min(m.height - 1, Math.max(0, y)) * m.width + Math.min(m.width - 1, Math.max(0, x))];
  const image = context.createImageData(x1 - x0, y1 - y0);
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) {
      const own = m.pixels[y * m.width + x];
      const edge = at(x - reach, y) !== own || at(x + reach, y) !== own || at(x, y - reach) !== own || at(x, y + reach) !== own;
      if (own === 0 && !edge) { continue; }
      const o = 4 * ((y - y0) * (x1 - x0) + x - x0);
      const [red, green, blue, opacity] = own === 0 ? [20, 24, 28, 150] : [r, g, b, edge ? 255 : outlineAlone ? 0 : 30];
      image.data[o] = red; image.data[o + 1] = green; image.data[o + 2] = blue; image.data[o + 3] = opacity;
    }
  }
  context.putImageData(image, x0, y0);
}

function repaint(box) {
  if (mask) { paint(by("mask"), mask, kind, box); }
}

function lay() {
  if (!mask) { return; }
  const frame = by("frame");
  const fit = Math.min(frame.clientWidth / mask.width, Math.max(200, frame.clientHeight) / mask.height);
  const scale = +by("zoom").value || fit;
  by("stage").style.width = `${Math.floor(mask.width * scale)}px`;
  by("stage").style.height = `${Math.floor(mask.height * scale)}px`;
}

function tell() {
  const lesion = photo && lesionOf(photo, kind);
  if (!lesion || !mask) { return; }
  const dirty = isDirty();
  by("save").textContent = dirty ? "Save the correction" : lesion.origin !== "program" ? "Reviewed" : mask.pixels.some(v => v) ? "Accept the mask" : `Accept: no ${kind === "plaque" ? "plaque" : "depigmented area"}`;
  by("save").disabled = !by("reviewer").value.trim() || (!dirty && lesion.origin !== "program");
  by("save").title = by("reviewer").value.trim() ? "" : "Enter your initials first";
  by("withdraw").disabled = lesion.origin === "program";
  by("undo").disabled = undo.length === 0;
  by("revert").disabled = !dirty;
  const words = { open: "not reviewed", saved: lesion.origin === "program" ? "review taken back, not measured yet" : `${lesion.origin} by ${lesion.reviewer}, not measured yet`, measured: `${lesion.origin} by ${lesion.reviewer}` };
  by("state").textContent = (dirty ? "changed, not saved · " : "") + words[lesion.state];
  document.querySelectorAll("[data-tool]").forEach(b => b.setAttribute("aria-pressed", b.dataset.tool === tool));
  document.querySelectorAll("[data-action]").forEach(b => b.setAttribute("aria-pressed", b.dataset.action === action));
  document.querySelectorAll("#kinds button").forEach(b => b.setAttribute("aria-pressed", b.dataset.kind === kind));
}

function drawList() {
  const list = by("list");
  list.replaceChildren();
  const shown = listing.photos.filter(chosen);
  for (const p of shown) {
    const button = document.createElement("button");
    const dot = document.createElement("span");
    dot.className = `dot ${p.status}`;
    const small = document.createElement("small");
    small.textContent = p.has_masks ? p.lesions.map(l => `${l.lesion}: ${l.origin === "program" ? "not reviewed" : l.origin}${l.state === "saved" ? ", not measured" : ""}`).join(" · ") : "failed: no mask";
    button.append(dot, `${p.subject} · ${p.view} · ${p.visit}`, small);
    button.setAttribute("aria-current", photo !== null && p.series === photo.series && p.place === photo.place);
    button.onclick = () => open(p);
    const item = document.createElement("li");
    item.append(button);
    list.append(item);
  }
  by("empty").hidden = shown.length > 0 || photo !== null;
  by("results").textContent = listing.results;
  const waiting = listing.not_yet_measured;
  by("waiting").hidden = waiting === 0;
  by("waiting").replaceChildren(`${waiting} reviewed ${waiting === 1 ? "mask is" : "masks are"} not in the tables yet: `, Object.assign(document.createElement("code"), { textContent: "lesion-metrics analyze STUDY --out RESULTS --resume" }), ", with your folders and the other options of the first run, measures them; then load this page again.");
}

async function refresh() {
  listing = await (await ask("photos")).json();
  if (photo) { photo = listing.photos.find(p => p.series === photo.series && p.place === photo.place) ?? null; }
  drawList();
}

const mayLeave = () => !isDirty() || confirm("Leave this mask without saving the correction?");

async function open(p, k) {
  if (!mayLeave()) { return; }
  try {
    say(null);
    const visit = ++visits;
    photo = p;
    const first = p.lesions.find(l => l.state === "open" && l.status !== "ok") ?? p.lesions.find(l => l.state === "open") ?? p.lesions[0];
    by("desk").hidden = false;
    by("title").textContent = `${p.subject} · ${p.view} · ${p.visit}`;
    by("reasons").replaceChildren(...p.reasons.map(reason => Object.assign(document.createElement("li"), { textContent: reason })));
    mask = null;
    kind = null;
    document.querySelectorAll("#desk .bar, #desk .pictures").forEach(part => { part.hidden = !p.has_masks; part.style.display = p.has_masks ? "" : "none"; });
    drawList();
    if (!p.has_masks) { return; }
    by("photo").src = `picture/${p.series}/${p.place}`;
    by("photo").alt = `${p.subject}, ${p.view}, ${p.visit}`;
    by("kinds").replaceChildren(...p.lesions.map(l => {
      const button = document.createElement("button");
      button.textContent = l.lesion === "plaque" ? "Plaque" : "Depigmented";
      button.dataset.kind = l.lesion;
      button.onclick = () => mayLeave() && openKind(l.lesion);
      return button;
    }));
    const others = listing.photos.filter(o => o.series === p.series && o.place !== p.place && o.has_masks);
    by("other").hidden = others.length === 0;
    by("visit").replaceChildren(...others.map(o => Object.assign(document.createElement("option"), { value: o.place, textContent: o.visit })));
    if (visit === visits) { await openKind(k ?? first.lesion); }
  } catch (error) { say(error); }
}

async function openKind(k) {
  try {
    const visit = ++visits;
    const wanted = photo;
    mask = null;
    const read = await readMask(wanted, k);
    if (visit !== visits) { return; }
    mask = read;
    kind = k;
    shownMask = mask.pixels.slice();
    undo = [];
    stroke = null;
    wand = null;
    labs = null;
    for (const canvas of [by("mask"), by("ground")]) {
      canvas.width = mask.width;
      canvas.height = mask.height;
    }
    lay();
    repaint();
    tell();
    await showGround(wanted, k, visit);
    if (visit === visits) { await showOther(); }
  } catch (error) { say(error); }
}

// The other kind's outline, and a veil over what the study does not ask for.
async function showGround(p, k, visit) {
  const other = p.lesions.find(l => l.lesion !== k);
  const context = by("ground").getContext("2d");
  const drawn = other && await readMask(p, other.lesion);
  const answer = await ask(`roi/${p.series}/${p.place}`);
  const roi = answer.status === 204 ? null : await maskIn(answer);
  if (visit !== visits) { return; }
  if (drawn) { paint(by("ground"), drawn, other.lesion, undefined, true); }
  if (!roi) { return; }
  const veil = new ImageData(roi.width, roi.height);
  roi.pixels.forEach((v, i) => { if (v === 0) { veil.data.set([20, 24, 28, 130], 4 * i); } });
  const above = new OffscreenCanvas(roi.width, roi.height);
  above.getContext("2d").putImageData(veil, 0, 0);
  context.drawImage(above, 0, 0);
}

async function showOther() {
  const other = listing.photos.find(o => photo && o.series === photo.series && o.place === +by("visit").value && by("visit").value !== "");
  if (!other || by("other").hidden) { return; }
  const visit = visits;
  const m = lesionOf(other, kind) && await readMask(other, kind);
  if (visit !== visits) { return; }
  by("othermask").hidden = !m;
  by("otherphoto").src = `picture/${other.series}/${other.place}`;
  by("otherphoto").alt = `${other.subject}, ${other.view}, ${other.visit}`;
  if (!m) { return; }
  by("othermask").width = m.width;
  by("othermask").height = m.height;
  by("othermask").parentElement.style.aspectRatio = `${m.width} / ${m.height}`;
  paint(by("othermask"), m, kind);
}

function remember() {
  undo.push(mask.pixels.slice());
  if (undo.length > undoDepth) { undo.shift(); }
}

function stamp(from, to) {
  const radius = +by("size").value;
  const value = action === "add" ? 255 : 0;
  const steps = Math.max(1, Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / Math.max(1, radius / 3)));
  for (let s = 0; s <= steps; s++) {
    const cx = from[0] + (to[0] - from[0]) * s / steps, cy = from[1] + (to[1] - from[1]) * s / steps;
    for (let y = Math.max(0, Math.ceil(cy - radius)); y <= Math.min(mask.height - 1, cy + radius); y++) {
      const half = Math.sqrt(Math.max(0, radius * radius - (y - cy) * (y - cy)));
      const left = Math.max(0, Math.ceil(cx - half)), right = Math.min(mask.width - 1, Math.floor(cx + half));
      if (right >= left) { mask.pixels.fill(value, y * mask.width + left, y * mask.width + right + 1); }
    }
  }
  repaint([Math.floor(Math.min(from[0], to[0]) - radius), Math.floor(Math.min(from[1], to[1]) - radius), Math.ceil(Math.max(from[0], to[0]) + radius), Math.ceil(Math.max(from[1], to[1]) + radius)]);
}

function fillOutline(points) {
  const canvas = new OffscreenCanvas(mask.width, mask.height);
  const context = canvas.getContext("2d");
  context.beginPath();
  points.forEach(([x, y], i) => i ? context.lineTo(x + 0.5, y + 0.5) : context.moveTo(x + 0.5, y + 0.5));
  context.closePath();
  context.fill("evenodd");
  const drawn = context.getImageData(0, 0, mask.width, mask.height).data;
  const value = action === "add" ? 255 : 0;
  for (let i = 0; i < mask.pixels.length; i++) {
    if (drawn[4 * i + 3] > 127) { mask.pixels[i] = value; }
  }
}

// The photo's colors at the mask's size, a little blurred: noise and fine hair are no borders.
async function colorsOf(m) {
  await by("photo").decode();
  const canvas = new OffscreenCanvas(m.width, m.height);
  const context = canvas.getContext("2d");
  context.filter = `blur(${Math.max(m.width, m.height) / 500}px)`;
  context.drawImage(by("photo"), 0, 0, m.width, m.height);
  return labOf(context.getImageData(0, 0, m.width, m.height).data);
}

// Takes in what is joined to the place that was pressed and is of its color; the further to the right the pointer is dragged from there, the more.
function wave(drawn) {
  const { at, color, base, tolerance } = wand;
  const region = (drawn ? wandRegion : grow)(labs, mask.width, mask.height, at, color, tolerance);
  const value = action === "add" ? 255 : 0;
  mask.pixels = base.slice();
  for (let i = 0; i < region.length; i++) { if (region[i]) { mask.pixels[i] = value; } }
  repaint();
}

async function beginWand(event) {
  const [m, pressed] = [mask, stroke];
  const [x, y] = place(event).map(Math.round);
  const at = [Math.min(m.width - 1, Math.max(0, x)), Math.min(m.height - 1, Math.max(0, y))];
  const from = event.clientX;
  const read = labs ?? await colorsOf(m);
  if (mask !== m || (stroke && stroke !== pressed)) { return; }
  labs = read;
  wand = { at, color: colorAt(labs, m.width, m.height, at, Math.max(1, Math.round(m.width / 400))), base: m.pixels.slice(), tolerance: wandTolerance, from, due: false };
  wave(!stroke);
  if (!stroke) { wand = null; tell(); }
}

function dragWand(event) {
  wand.tolerance = Math.max(1, wandTolerance + (event.clientX - wand.from) / 8);
  if (wand.due) { return; }
  wand.due = true;
  requestAnimationFrame(() => { if (wand) { wand.due = false; wave(false); } });
}

function place(event) {
  const box = by("mask").getBoundingClientRect();
  return [(event.clientX - box.left) * mask.width / box.width - 0.5, (event.clientY - box.top) * mask.height / box.height - 0.5];
}

by("mask").addEventListener("pointerdown", event => {
  if (!mask || event.button !== 0) { return; }
  event.preventDefault();
  by("mask").setPointerCapture(event.pointerId);
  remember();
  stroke = [place(event)];
  if (tool === "brush") { stamp(stroke[0], stroke[0]); }
  if (tool === "wand") { beginWand(event).catch(say); }
});
by("mask").addEventListener("pointermove", event => {
  if (!stroke || !mask) { return; }
  if (tool === "wand") { if (wand) { dragWand(event); } return; }
  const at = place(event);
  const last = stroke[stroke.length - 1];
  stroke.push(at);
  if (tool === "brush") { stamp(last, at); return; }
  const context = by("mask").getContext("2d");
  context.strokeStyle = "#fff";
  context.lineWidth = Math.max(1.5, mask.width / 700);
  context.beginPath();
  context.moveTo(last[0] + 0.5, last[1] + 0.5);
  context.lineTo(at[0] + 0.5, at[1] + 0.5);
  context.stroke();
});
for (const end of ["pointerup", "pointercancel"]) {
  by("mask").addEventListener(end, () => {
    if (!stroke || !mask) { stroke = null; return; }
    if (tool === "outline" && stroke.length > 2) { fillOutline(stroke); }
    if (wand) { wave(true); }
    stroke = null;
    wand = null;
    repaint();
    tell();
  });
}

function goOn() {
  const left = photo.lesions.find(l => l.state === "open" && l.lesion !== kind);
  if (left) { return open(photo, left.lesion); }
  const at = listing.photos.findIndex(p => p.series === photo.series && p.place === photo.place);
  const next = [...listing.photos.slice(at + 1), ...listing.photos.slice(0, at)].find(needsLook);
  return next && open(next);
}

by("save").onclick = async () => {
  try {
    say(null);
    by("save").disabled = true;
    const [saved, of, sent] = [mask, { ...photo, kind }, mask.pixels.slice()];
    await ask(`mask/${of.series}/${of.place}/${of.kind}`, {
      method: "PUT",
      headers: { "X-Review-Token": token, "X-Version": saved.version, "X-Width": saved.width, "X-Height": saved.height, "X-Reviewer": encodeURIComponent(by("reviewer").value.trim()), "Content-Type": "application/octet-stream" },
      body: sent,
    });
    if (mask !== saved) { await refresh(); return; }
    shownMask = sent;
    saved.version = (await readMask(of, of.kind)).version;
    await refresh();
    if (by("onward").checked && mask === saved && !isDirty() && !stroke) { await goOn(); }
    tell();
  } catch (error) { say(error); tell(); }
};
by("withdraw").onclick = async () => {
  if (!mayLeave()) { return; }
  try {
    say(null);
    await ask(`mask/${photo.series}/${photo.place}/${kind}`, { method: "DELETE", headers: { "X-Review-Token": token, "X-Version": mask.version } });
    mask = null;
    await refresh();
    await openKind(kind);
  } catch (error) { say(error); tell(); }
};
by("undo").onclick = () => { if (undo.length) { mask.pixels = undo.pop(); repaint(); tell(); } };
by("revert").onclick = () => { remember(); mask.pixels = shownMask.slice(); repaint(); tell(); };
by("shown").onchange = () => { by("mask").style.opacity = by("shown").checked ? "" : "0"; };
by("zoom").onchange = () => {
  const frame = by("frame");
  const x = (frame.scrollLeft + frame.clientWidth / 2) / frame.scrollWidth, y = (frame.scrollTop + frame.clientHeight / 2) / frame.scrollHeight;
  lay();
  frame.scrollTo(x * frame.scrollWidth - frame.clientWidth / 2, y * frame.scrollHeight - frame.clientHeight / 2);
};
by("filter").onchange = drawList;
by("visit").onchange = () => showOther().catch(say);
by("reviewer").oninput = () => { localStorage.setItem("reviewer", by("reviewer").value); tell(); };
document.querySelectorAll("[data-tool]").forEach(b => { b.onclick = () => { tool = b.dataset.tool; tell(); }; });
document.querySelectorAll("[data-action]").forEach(b => { b.onclick = () => { action = b.dataset.action; tell(); }; });
window.addEventListener("resize", lay);
window.addEventListener("beforeunload", event => { if (isDirty()) { event.preventDefault(); } });
document.addEventListener("keydown", event => {
  if (/^(INPUT|SELECT)$/.test(event.target.tagName) && event.target.type !== "range" && event.target.type !== "checkbox") { return; }
  const size = by("size");
  const keys = {
    b: () => { tool = "brush"; }, l: () => { tool = "outline"; }, w: () => { tool = "wand"; }, a: () => { action = "add"; }, e: () => { action = "erase"; },
    h: () => { by("shown").checked = !by("shown").checked; by("shown").onchange(); },
    "[": () => { size.value = +size.value - 3; }, "]": () => { size.value = +size.value + 3; },
  };
  if ((event.ctrlKey || event.metaKey) && event.key === "z") { event.preventDefault(); by("undo").onclick(); }
  else if (!event.ctrlKey && !event.metaKey && keys[event.key]) { keys[event.key](); tell(); }
});
by("reviewer").value = localStorage.getItem("reviewer") ?? "";
refresh().then(() => { const first = listing.photos.find(chosen); if (first) { return open(first); } }).catch(say);
