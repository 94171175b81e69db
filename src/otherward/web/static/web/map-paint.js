// What the map is painted with: WebGL, or a plain canvas where a browser has none. Rounds and lines go to the card once; a picture costs a call each.
"use strict";
const ROUND = {
  vertex: `attribute vec2 place; attribute float corner, size; attribute vec4 tint; uniform vec2 centre, extent; uniform float scale, least; varying vec2 from; varying float far; varying vec4 ink;
    void main() { far = max(size * scale, least); float turn = corner * 2.0943951; from = vec2(cos(turn), sin(turn)) * 2.0 * (far + 0.5); ink = tint;
      gl_Position = vec4(((place - centre) * scale + from) / extent, 0.0, 1.0); }`,
  fragment: `precision highp float; varying vec2 from; varying float far; varying vec4 ink;
    void main() { float in_it = far + 0.5 - length(from); if (in_it <= 0.0) discard; gl_FragColor = vec4(ink.rgb, 1.0) * ink.a * min(in_it, 1.0); }`,
  parts: [["place", 2], ["corner", 1], ["size", 1]], corners: 3,
  put: (into, at, one, corner) => { into[at] = one.x; into[at + 1] = one.y; into[at + 2] = corner; into[at + 3] = one.size; },
};
const LINE_OF = {
  vertex: `attribute vec2 a, b; attribute float corner, breadth; attribute vec4 tint; uniform vec2 centre, extent; uniform float scale, least; varying float away, wide; varying vec4 ink;
    void main() { wide = max(breadth * scale, least) * 0.5; float end = step(1.5, corner), side = mod(corner, 2.0) * 2.0 - 1.0; vec2 along = normalize(b - a + vec2(1e-9, 0.0)); away = side * (wide + 0.5); ink = tint;
      gl_Position = vec4(((mix(a, b, end) - centre) * scale + vec2(-along.y, along.x) * away) / extent, 0.0, 1.0); }`,
  fragment: `precision highp float; varying float away, wide; varying vec4 ink;
    void main() { gl_FragColor = vec4(ink.rgb, 1.0) * ink.a * clamp(wide + 0.5 - abs(away), 0.0, 1.0); }`,
  parts: [["a", 2], ["b", 2], ["corner", 1], ["breadth", 1]], corners: 6,
  put: (into, at, one, corner) => { into[at] = one.a.x; into[at + 1] = one.a.y; into[at + 2] = one.b.x; into[at + 3] = one.b.y; into[at + 4] = [0, 1, 2, 1, 3, 2][corner]; into[at + 5] = one.breadth; },
};

const rgb = new Map();
const reader = document.createElement("canvas").getContext("2d");
function numbers(colour) { // any opaque colour as three bytes
  if (!rgb.has(colour)) { reader.fillStyle = colour; rgb.set(colour, [1, 3, 5].map((i) => parseInt(reader.fillStyle.slice(i, i + 2), 16))); }
  return rgb.get(colour);
}

class Card { // a canvas painted by the graphics card
  constructor(canvas, gl) {
    this.gl = gl;
    this.shapes = new Map([ROUND, LINE_OF].map((kind) => [kind, this.program(kind)]));
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.disable(gl.DEPTH_TEST);
  }
  program(kind) {
    const { gl } = this, program = gl.createProgram();
    for (const [type, text] of [[gl.VERTEX_SHADER, kind.vertex], [gl.FRAGMENT_SHADER, kind.fragment]]) {
      const shader = gl.createShader(type);
      gl.shaderSource(shader, text); gl.compileShader(shader); gl.attachShader(program, shader);
    }
    gl.linkProgram(program);
    if (!gl.getProgramParameter(program, gl.LINK_STATUS)) throw new Error(gl.getProgramInfoLog(program) || "no program");
    const uniforms = Object.fromEntries(["centre", "extent", "scale", "least"].map((name) => [name, gl.getUniformLocation(program, name)]));
    const row = 4 * (1 + kind.parts.reduce((sum, [, size]) => sum + size, 0));
    let from = 0;
    const places = [...kind.parts, ["tint", 4]].map(([name, size]) => {
      const one = [gl.getAttribLocation(program, name), size, name === "tint" ? gl.UNSIGNED_BYTE : gl.FLOAT, name === "tint", row, from];
      from += 4 * size;
      return one;
    });
    return { program, uniforms, places };
  }
  keep(batches) { // [{ kind, ones, least }], painted in this order
    for (const old of this.batches || []) this.gl.deleteBuffer(old.buffer);
    this.batches = batches.map(({ kind, ones, least }) => ({ kind, least, count: ones.length * kind.corners, buffer: this.buffer(kind, ones) }));
  }
  buffer(kind, ones) {
    const { gl } = this, floats = kind.parts.reduce((sum, [, size]) => sum + size, 0), row = floats + 1;
    const numbered = new Float32Array(ones.length * kind.corners * row), bytes = new Uint8Array(numbered.buffer);
    let at = 0;
    for (const one of ones) {
      const [r, g, b] = numbers(one.color), alpha = Math.round(255 * (one.alpha ?? 1));
      for (let corner = 0; corner < kind.corners; corner++, at += row) {
        kind.put(numbered, at, one, corner);
        const to = 4 * (at + floats);
        bytes[to] = r; bytes[to + 1] = g; bytes[to + 2] = b; bytes[to + 3] = alpha;
      }
    }
    const buffer = gl.createBuffer();
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    gl.bufferData(gl.ARRAY_BUFFER, numbered, gl.STATIC_DRAW);
    return buffer;
  }
  paint(view, width, height, dense) {
    const { gl } = this;
    gl.viewport(0, 0, width * dense, height * dense);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
    for (const { kind, least, count, buffer } of this.batches || []) {
      if (!count) continue;
      const { program, uniforms, places } = this.shapes.get(kind);
      gl.useProgram(program);
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
      for (const [place, ...rest] of places) { gl.enableVertexAttribArray(place); gl.vertexAttribPointer(place, ...rest); }
      gl.uniform2f(uniforms.centre, view.x, view.y);
      gl.uniform2f(uniforms.extent, (width * dense) / 2, (height * dense) / 2);
      gl.uniform1f(uniforms.scale, view.scale * dense);
      gl.uniform1f(uniforms.least, least * dense);
      gl.drawArrays(gl.TRIANGLES, 0, count);
    }
  }
  finish() { this.gl.readPixels(0, 0, 1, 1, this.gl.RGBA, this.gl.UNSIGNED_BYTE, new Uint8Array(4)); } // waits until it is painted
}

class Pen { // the same by hand, where there is no WebGL: a path for each colour
  constructor(canvas) { this.pen = canvas.getContext("2d"); }
  keep(batches) {
    this.batches = batches.map(({ kind, ones, least }) => {
      const alike = new Map();
      for (const one of ones) {
        const look = `${one.color} ${one.alpha ?? 1} ${one.size ?? one.breadth}`;
        if (!alike.has(look)) alike.set(look, []);
        alike.get(look).push(one);
      }
      return { kind, least, alike: [...alike.values()] };
    });
  }
  paint(view, width, height, dense) {
    const { pen } = this, x = (at) => width / 2 + (at - view.x) * view.scale, y = (at) => height / 2 - (at - view.y) * view.scale;
    pen.setTransform(dense, 0, 0, dense, 0, 0);
    pen.clearRect(0, 0, width, height);
    for (const { kind, least, alike } of this.batches || []) for (const ones of alike) {
      const [{ color, alpha = 1, size = 0, breadth = 0 }] = ones, far = Math.max(size * view.scale, least);
      pen.beginPath();
      pen.globalAlpha = alpha;
      if (kind === ROUND) {
        for (const one of ones) { pen.moveTo(x(one.x) + far, y(one.y)); pen.arc(x(one.x), y(one.y), far, 0, 7); }
        pen.fillStyle = color; pen.fill();
      } else {
        for (const one of ones) { pen.moveTo(x(one.a.x), y(one.a.y)); pen.lineTo(x(one.b.x), y(one.b.y)); }
        pen.strokeStyle = color; pen.lineWidth = Math.max(breadth * view.scale, least); pen.stroke();
      }
    }
    pen.globalAlpha = 1;
  }
  finish() { this.pen.getImageData(0, 0, 1, 1); }
}

function painter(canvas) {
  const gl = canvas.getContext("webgl", { antialias: false, depth: false, stencil: false, premultipliedAlpha: true });
  return gl ? new Card(canvas, gl) : new Pen(canvas);
}
