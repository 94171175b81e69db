// How the map moves: three sheets (lines, people, words) over one another. Each is painted for one view; while the view goes on, a sheet that is
// dear to paint is carried along as the image it is, and painted anew once the map rests. Nothing is painted while nothing moves.
"use strict";
const REST = 150;      // milliseconds without a movement after which it rests
const SMOOTH = 22;     // milliseconds between two pictures up to which it looks smooth
const SHARE = 8;       // milliseconds of a picture's 16.7 that painting may take
const SPARE = 0.2;     // a sheet that is carried is so much larger on each side, so that moving it uncovers nothing at once
const WORN = 500;      // milliseconds that it is left with empty margins nevertheless
const GRACE = 30000;   // milliseconds after which a machine that was slow is tried again

class View {
  constructor(stage, { paintWords, bounds, changed }) {
    Object.assign(this, { stage, paintWords, bounds, changed });
    this.sheets = ["lines", "people", "words"].map((name) => {
      const canvas = document.createElement("canvas");
      canvas.className = `map-${name}`;
      canvas.ariaHidden = "true";
      stage.append(canvas);
      return { name, canvas, for: null, painted: 0 };
    });
    [this.lines, this.people, this.words] = this.sheets;
    this.lines.brush = painter(this.lines.canvas);
    this.people.brush = painter(this.people.canvas);
    this.words.brush = { paint: (view, width, height, dense) => {
      const pen = this.words.canvas.getContext("2d");
      pen.setTransform(dense, 0, 0, dense, 0, 0); pen.clearRect(0, 0, width, height); pen.translate(this.spare.x, this.spare.y);
      this.paintWords(pen, view, this.width, this.height);
    } };
    this.carried = 0; // how many kinds of sheet are carried while it moves: none, lines, and words, and people
    this.slow = 0; this.eased = 0; this.tried = 0; this.moved = 0; this.last = 0; this.asked = false; this.course = null;
    this.size();
    this.at = this.whole();
    new ResizeObserver(() => { const whole = this.ratio > 0.999; this.size(); if (whole) this.at = this.whole(); this.anew(); }).observe(stage);
    for (const sheet of [this.lines, this.people]) sheet.canvas.addEventListener("webglcontextlost", (event) => event.preventDefault());
    for (const sheet of [this.lines, this.people]) sheet.canvas.addEventListener("webglcontextrestored", () => { sheet.brush = new Card(sheet.canvas, sheet.canvas.getContext("webgl")); sheet.brush.keep(sheet.batches); this.anew(); });
  }
  size() {
    this.width = this.stage.clientWidth; this.height = this.stage.clientHeight; this.dense = devicePixelRatio || 1;
    this.spare = this.carried ? { x: Math.round(this.width * SPARE), y: Math.round(this.height * SPARE) } : { x: 0, y: 0 };
    for (const sheet of this.sheets) {
      const { canvas } = sheet, wide = this.width + 2 * this.spare.x, high = this.height + 2 * this.spare.y;
      canvas.width = Math.round(wide * this.dense); canvas.height = Math.round(high * this.dense);
      Object.assign(canvas.style, { width: `${wide}px`, height: `${high}px`, left: `${-this.spare.x}px`, top: `${-this.spare.y}px` });
      sheet.for = null;
    }
  }
  ease(carried) { // so many kinds of sheet are carried from now on
    const before = this.carried;
    this.carried = carried; this.slow = 0; this.eased = performance.now();
    if (Boolean(before) !== Boolean(carried)) this.size();
    this.ask();
  }
  keep(sheet, batches) { sheet.batches = batches; sheet.brush.keep(batches); sheet.for = null; this.ask(); }

  // ---- where on the screen, and where on the map
  toScreen({ x, y }, view = this.at) { return { x: this.width / 2 + (x - view.x) * view.scale, y: this.height / 2 - (y - view.y) * view.scale }; }
  toMap({ x, y }) { return { x: this.at.x + (x - this.width / 2) / this.at.scale, y: this.at.y - (y - this.height / 2) / this.at.scale }; }
  whole() { return this.around(this.bounds, 0); }
  around([left, low, right, high], closest = Infinity) { // the view that shows these bounds
    const edge = Math.min(48, this.width / 14), fit = Math.min((this.width - 2 * edge) / Math.max(right - left, 1), (this.height - 2 * edge) / Math.max(high - low, 1));
    return { x: (left + right) / 2, y: (low + high) / 2, scale: closest ? Math.min(fit, closest) : fit };
  }
  get ratio() { return this.whole().scale / this.at.scale; }
  within(scale) { const whole = this.whole().scale; return Math.min(Math.max(scale, whole / 2), Math.max(160, whole)); }

  // ---- moving
  go(to, lasts = 350) {
    const from = this.at, goal = { ...to, scale: this.within(to.scale) };
    if (!lasts || calm.matches) { this.course = null; this.set(goal); return Promise.resolve(); }
    return new Promise((arrived) => {
      const begun = performance.now();
      this.course?.arrived();
      this.course = { arrived, at: (now) => {
        const t = Math.min(1, Math.max(0, now - begun) / lasts), part = t < 0.5 ? 2 * t * t : 1 - 2 * (1 - t) ** 2, scale = from.scale * (goal.scale / from.scale) ** part;
        const way = Math.abs(goal.scale - from.scale) < 1e-6 * from.scale ? part : (1 / from.scale - 1 / scale) / (1 / from.scale - 1 / goal.scale); // what both views show at one place stays there
        return [{ x: from.x + (goal.x - from.x) * way, y: from.y + (goal.y - from.y) * way, scale }, t === 1];
      } };
      this.ask();
    });
  }
  about(point, factor, lasts = 0) { // nearer or further, with this point staying where it is
    const here = this.toMap(point), scale = this.within(this.at.scale * factor), part = this.at.scale / scale;
    this.go({ x: here.x + (this.at.x - here.x) * part, y: here.y + (this.at.y - here.y) * part, scale }, lasts);
  }
  set(view) { this.at = view; this.moved = performance.now(); this.ask(); }
  anew() { for (const sheet of this.sheets) sheet.for = null; this.ask(); }
  rewrite() { this.words.for = null; this.ask(); }
  ask() { if (!this.asked) { this.asked = true; requestAnimationFrame((now) => this.picture(now)); } }

  // ---- a picture
  picture(now) {
    this.asked = false;
    if (this.course) {
      const { arrived } = this.course, [view, there] = this.course.at(now);
      this.at = view; this.moved = now;
      if (there) { this.course = null; arrived(); }
    }
    const moving = now - this.moved < REST;
    if (moving) { this.measure(now); this.ask(); }
    this.last = moving ? now : 0;
    for (const sheet of this.sheets) {
      if (sheet.for && same(sheet.for, this.at) && !(sheet.hasty && !moving)) this.carry(sheet);
      else if (moving && sheet.for && this.isCarried(sheet) && !this.worn(sheet, now)) this.carry(sheet);
      else this.paint(sheet, now, moving);
    }
    this.resting = !moving;
    this.changed(moving);
  }
  isCarried(sheet) { return sheet === this.lines ? this.carried > 0 : sheet === this.words ? this.carried > 1 : this.carried > 2; }
  worn(sheet, now) { // so much of the picture is empty that it is better painted, though that takes its time
    const part = this.at.scale / sheet.for.scale, x = Math.abs(sheet.for.x - this.at.x) * this.at.scale, y = Math.abs(sheet.for.y - this.at.y) * this.at.scale;
    const empty = Math.max(this.width / 2 + x - (this.width / 2 + this.spare.x) * part, this.height / 2 + y - (this.height / 2 + this.spare.y) * part);
    return now - sheet.painted > WORN * this.carried && empty > 0.1 * Math.min(this.width, this.height);
  }
  carry(sheet) {
    const part = this.at.scale / sheet.for.scale, x = (sheet.for.x - this.at.x) * this.at.scale, y = (this.at.y - sheet.for.y) * this.at.scale;
    const there = part === 1 && x === 0 && y === 0 ? "none" : `translate(${x}px, ${y}px) scale(${part})`;
    if (sheet.there !== there) { sheet.there = there; sheet.canvas.style.transform = there; }
  }
  paint(sheet, now, moving) {
    sheet.for = { ...this.at }; sheet.painted = now; sheet.hasty = moving && sheet === this.words;
    this.moving = moving;
    sheet.brush.paint(this.at, this.width + 2 * this.spare.x, this.height + 2 * this.spare.y, this.dense);
    this.carry(sheet);
  }
  measure(now) { // from one picture to the next, while it moves
    const took = this.last ? now - this.last : 0;
    if (!this.last && this.carried && now - this.eased > GRACE && this.tried++ < 3) this.ease(this.carried - 1);
    if (took > SMOOTH && took < 2000) this.slow += took > 3 * SMOOTH ? 3 : 1; else this.slow = Math.max(0, this.slow - 0.5);
    if (this.slow >= 4 && this.carried < 3) this.ease(this.carried + 1);
  }
  try() { // how long this machine takes to paint: once, before anybody waits for it
    for (const sheet of [this.lines, this.people]) {
      sheet.brush.paint(this.at, 1, 1, 1); sheet.brush.finish(); // its programs are made ready
      const begun = performance.now();
      sheet.brush.paint(this.at, this.width, this.height, this.dense); sheet.brush.finish();
      sheet.takes = performance.now() - begun; sheet.for = { ...this.at };
    }
    if (this.people.takes > SHARE) this.ease(3); else if (this.lines.takes + this.people.takes > SHARE) this.ease(1);
  }
}
function same(a, b) { return a.x === b.x && a.y === b.y && a.scale === b.scale; }

// ---- by hand: drag, wheel, two fingers; a touch that did not move is a click
function byHand(view, { click, start }) {
  const { stage } = view, down = new Map();
  let moved = 0, apart = 0, middle = null;
  const spot = (event) => { const box = stage.getBoundingClientRect(); return { x: event.clientX - box.left, y: event.clientY - box.top }; };
  const gather = () => {
    const ones = [...down.values()], [a, b = a] = ones;
    return [{ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, Math.hypot(a.x - b.x, a.y - b.y)];
  };
  stage.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    if (!down.size) moved = 0;
    down.set(event.pointerId, spot(event));
    [middle, apart] = gather();
    stage.setPointerCapture(event.pointerId);
  });
  stage.addEventListener("pointermove", (event) => {
    if (!down.has(event.pointerId)) return;
    down.set(event.pointerId, spot(event));
    const [now, width] = gather(), part = apart && width ? width / apart : 1;
    moved += Math.hypot(now.x - middle.x, now.y - middle.y) + Math.abs(width - apart);
    if (moved > 4) {
      start();
      const here = view.toMap(middle), scale = view.within(view.at.scale * part);
      view.course = null;
      view.set({ x: here.x - (now.x - view.width / 2) / scale, y: here.y + (now.y - view.height / 2) / scale, scale });
      [middle, apart] = [now, width];
    }
  });
  const up = (event) => {
    if (!down.delete(event.pointerId)) return;
    if (down.size) [middle, apart] = gather();
    else if (event.type === "pointerup" && moved <= 4) click(spot(event), event.pointerType === "touch");
  };
  stage.addEventListener("pointerup", up);
  stage.addEventListener("pointercancel", up);
  stage.addEventListener("wheel", (event) => {
    event.preventDefault();
    start();
    const by = event.deltaY * [1, 16, 200][event.deltaMode], coarse = Math.abs(by) >= 60;
    view.about(spot(event), Math.exp(-Math.max(-240, Math.min(240, by)) * (event.ctrlKey ? 0.01 : 0.0025)), coarse ? 160 : 0);
  }, { passive: false });
}
