// Where names stand on the map: beside what they name, on free ground, and never across one another. A name that finds no place is left out or shortened.
"use strict";
const CELL = 5;          // pixels: how finely free ground is known
const PERSON = 13;       // letters of people's names, in pixels
const PERSON_FROM = 7;  // a person's size on the screen, in pixels, from which on names are shown
const MANY_NAMES = 90;

class Ground { // how much stands where on the screen, so that any box is asked at once (summed-area table, Crow 1984)
  constructor(width, height) {
    this.across = Math.ceil(width / CELL) + 1; this.down = Math.ceil(height / CELL) + 1;
    this.heavy = new Float32Array(this.across * this.down);
  }
  put(x, y, weight, far = 0) {
    const left = Math.max(0, Math.floor((x - far) / CELL)), right = Math.min(this.across - 2, Math.floor((x + far) / CELL)), top = Math.max(0, Math.floor((y - far) / CELL)), low = Math.min(this.down - 2, Math.floor((y + far) / CELL));
    for (let row = top; row <= low; row++) for (let column = left; column <= right; column++) this.heavy[(row + 1) * this.across + column + 1] += weight;
  }
  line(a, b, weight) { const steps = Math.ceil(Math.hypot(b.x - a.x, b.y - a.y) / CELL); for (let i = 0; i <= steps && steps < 2000; i++) this.put(a.x + ((b.x - a.x) * i) / steps, a.y + ((b.y - a.y) * i) / steps, weight); }
  sum() { for (let row = 1; row < this.down; row++) for (let column = 1; column < this.across; column++) { const i = row * this.across + column; this.heavy[i] += this.heavy[i - 1] + this.heavy[i - this.across] - this.heavy[i - this.across - 1]; } }
  under([left, top, right, low]) {
    const x = (at) => Math.min(this.across - 1, Math.max(0, at)), y = (at) => this.across * Math.min(this.down - 1, Math.max(0, at));
    const a = x(Math.floor(left / CELL)), b = x(Math.ceil(right / CELL)), c = y(Math.floor(top / CELL)), d = y(Math.ceil(low / CELL));
    return this.heavy[d + b] - this.heavy[d + a] - this.heavy[c + b] + this.heavy[c + a];
  }
}

const widths = new Map();
function widthOf(pen, text, font) {
  const key = font + text;
  if (!widths.has(key)) { pen.font = font; widths.set(key, pen.measureText(text).width); }
  return widths.get(key);
}

// The ways to write a community: whole on one line, on two, then with fewer words.
function ways(name) {
  const words = name.split(" · "), two = words.length > 2 ? [[`${words[0]} · ${words[1]}`, words[2]], [words[0], `${words[1]} · ${words[2]}`]] : words.length > 1 ? [words] : [];
  return [[words.join(" · ")], ...two, ...(words.length > 2 ? [words.slice(0, 2), [words.slice(0, 2).join(" · ")]] : []), ...(words.length > 1 ? [[words[0]]] : [])].map((lines) => ({ lines, left: words.length - lines.join(" · ").split(" · ").length }));
}

const less = (best, box, cost, one) => (best && best.cost <= cost ? best : { box, cost, one });

class Names {
  constructor(width, height, blocked) { Object.assign(this, { width, height, taken: [...blocked], ground: new Ground(width, height), placed: [] }); }
  free(box) { return box[0] >= 4 && box[1] >= 4 && box[2] <= this.width - 4 && box[3] <= this.height - 4 && !this.taken.some((t) => t[0] < box[2] && box[0] < t[2] && t[1] < box[3] && box[1] < t[3]); }
  take(one, box) { this.taken.push(box); this.placed.push(one); }

  community(pen, { name, color, inside, anchor, centre, far, crowded }, letters, font) { // centre and far on the screen
    const high = letters * 1.2, gap = 5;
    let best = null;
    for (const { lines, left } of ways(name)) {
      const wide = Math.max(...lines.map((line) => widthOf(pen, line, font))), tall = lines.length * high;
      for (let turn = 0; turn < 16; turn++) {
        const angle = (turn * Math.PI) / 8, away = [far + gap, far + gap + 14, far * 0.8];
        for (const [step, out] of away.entries()) {
          const x = centre.x + Math.cos(angle) * (out + (wide / 2) * Math.abs(Math.cos(angle)) ** 0.5), y = centre.y - Math.sin(angle) * (out + tall / 2);
          const box = [x - wide / 2 - 3, y - tall / 2 - 1, x + wide / 2 + 3, y + tall / 2 + 1];
          if (!this.free(box)) continue;
          best = less(best, box, this.ground.under(box) + left * 9 + (lines.length - 1) * 3 + step * 4 + (1 - Math.sin(angle)) * 1.5 + (turn % 4 ? 2 : 0), { lines, x, y: y - tall / 2 + high * 0.78 });
        }
      }
      const box = [centre.x - wide / 2 - 3, centre.y - tall / 2 - 1, centre.x + wide / 2 + 3, centre.y + tall / 2 + 1];
      if (crowded && wide < far * 1.9 && this.free(box)) best = less(best, box, 14 + left * 9, { lines, x: centre.x, y: centre.y - tall / 2 + high * 0.78, color: inside }); // across its own dots, where they are too small to be told apart
    }
    if (best && best.cost < 12 + far * 0.8) this.take({ color, ...best.one, high, font, align: "center", anchor, from: centre }, best.box);
  }
  person(pen, { name, anchor, at, far, must, font, color }) {
    const wide = widthOf(pen, name, font), gap = far + 4, high = PERSON;
    const spots = [[at.x + gap, at.y, "left"], [at.x - gap - wide, at.y, "right"], [at.x - wide / 2, at.y + gap + high / 2, "below"], [at.x - wide / 2, at.y - gap - high / 2, "above"]];
    let best = null;
    for (const [i, [x, y]] of spots.entries()) {
      const box = [x - 2, y - high / 2 - 1, x + wide + 2, y + high / 2 + 1];
      if (!this.free(box)) continue;
      const cost = this.ground.under(box) + i;
      if ((must || cost < 8) && (!best || cost < best.cost)) best = { cost, box, one: { lines: [name], x, y: y + high * 0.34, high, font, color, align: "left", anchor, from: at } };
    }
    if (best) this.take(best.one, best.box);
  }
}

// Written where they were placed, moved along with what they name; on the way, one that would come to cross another waits.
function write(pen, placed, toScreen, paper, moving) {
  const boxes = [];
  pen.lineJoin = "round"; pen.strokeStyle = paper;
  for (const { lines, x, y, high, font, color, align, anchor, from } of placed) {
    const now = toScreen(anchor), left = x + now.x - from.x, top = y + now.y - from.y;
    pen.font = font; pen.textAlign = align; pen.fillStyle = color; pen.lineWidth = 4;
    if (moving) {
      const wide = Math.max(...lines.map((line) => widthOf(pen, line, font))), start = align === "center" ? left - wide / 2 : left, box = [start, top - high, start + wide, top + high * (lines.length - 1)];
      if (boxes.some((t) => t[0] < box[2] && box[0] < t[2] && t[1] < box[3] && box[1] < t[3])) continue;
      boxes.push(box);
    }
    for (const [i, line] of lines.entries()) pen.strokeText(line, left, top + i * high);
    for (const [i, line] of lines.entries()) pen.fillText(line, left, top + i * high);
  }
}
