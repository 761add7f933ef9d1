// The wand: what is joined to the place that was pointed at and has its color. Pure functions of pixels, row by row.

// CIELAB under D65 of sRGB pixels (CIE 15; IEC 61966-2-1), three numbers a pixel.
function labOf(rgba) {
  const light = Float32Array.from({ length: 256 }, (_, i) => i <= 10 ? i / 3294.6 : ((i / 255 + 0.055) / 1.055) ** 2.4);
  const root = t => t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 * t + 16) / 116;
  const lab = new Float32Array(rgba.length / 4 * 3);
  for (let i = 0, o = 0; i < rgba.length; i += 4, o += 3) {
    const r = light[rgba[i]], g = light[rgba[i + 1]], b = light[rgba[i + 2]];
    const x = root((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505), y = root(0.2126 * r + 0.7152 * g + 0.0722 * b), z = root((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
    lab[o] = 116 * y - 16; lab[o + 1] = 500 * (x - y); lab[o + 2] = 200 * (y - z);
  }
  return lab;
}

// The mean color within `reach` pixels of a place.
function colorAt(lab, width, height, at, reach) {
  const sum = [0, 0, 0];
  let count = 0;
  for (let y = Math.max(0, at[1] - reach); y <= Math.min(height - 1, at[1] + reach); y++) {
    for (let x = Math.max(0, at[0] - reach); x <= Math.min(width - 1, at[0] + reach); x++) {
      for (let k = 0; k < 3; k++) { sum[k] += lab[3 * (y * width + x) + k]; }
      count++;
    }
  }
  return sum.map(v => v / count);
}

// Gathers in `found`, from index `from` on, the pixels joined by their sides to the one there, each `taken` once; returns the index after the last.
function gather(found, from, width, height, taken) {
  let end = from + 1;
  for (let n = from; n < end; n++) {
    const i = found[n], x = i % width;
    if (x > 0 && taken(i - 1)) { found[end++] = i - 1; }
    if (x < width - 1 && taken(i + 1)) { found[end++] = i + 1; }
    if (i >= width && taken(i - width)) { found[end++] = i - width; }
    if (i < width * (height - 1) && taken(i + width)) { found[end++] = i + width; }
  }
  return end;
}

// 255 where pixels joined to `at` lie within `tolerance` (delta E 1976) of `color`, else 0.
function grow(lab, width, height, at, color, tolerance) {
  const region = new Uint8Array(width * height);
  const found = new Int32Array(width * height);
  found[0] = at[1] * width + at[0];
  region[found[0]] = 255;
  gather(found, 0, width, height, i => {
    if (region[i] !== 0) { return false; }
    const l = lab[3 * i] - color[0], a = lab[3 * i + 1] - color[1], b = lab[3 * i + 2] - color[2];
    if (l * l + a * a + b * b > tolerance * tolerance) { return false; }
    region[i] = 255;
    return true;
  });
  return region;
}

// The region without holes of at most `most` pixels: pores and hairs. Larger islands are left out, as they may be pigment.
function withoutPinholes(region, width, height, most) {
  const seen = region.slice();
  const found = new Int32Array(width * height);
  const free = i => {
    if (seen[i] !== 0) { return false; }
    seen[i] = 1;
    return true;
  };
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] !== 0) { continue; }
    seen[start] = 1;
    found[0] = start;
    const end = gather(found, 0, width, height, free);
    const hole = found.subarray(0, end);
    const open = end > most || hole.some(i => i % width === 0 || i % width === width - 1 || i < width || i >= width * (height - 1));
    if (!open) { hole.forEach(i => { region[i] = 255; }); }
  }
  return region;
}

// The region with a smooth outline: 255 where at least half of the square of `reach` pixels about a place, as far as the picture goes, was in it.
function smoothed(region, width, height, reach) {
  const rows = new Uint32Array(region.length);
  for (let y = 0; y < height; y++) {
    let sum = 0;
    for (let x = -reach; x < width; x++) {
      if (x + reach < width && region[y * width + x + reach] !== 0) { sum++; }
      if (x - reach - 1 >= 0 && region[y * width + x - reach - 1] !== 0) { sum--; }
      if (x >= 0) { rows[y * width + x] = sum; }
    }
  }
  const smooth = new Uint8Array(region.length);
  const sums = new Uint32Array(width);
  for (let y = -reach; y < height; y++) {
    const lines = Math.min(height - 1, y + reach) - Math.max(0, y - reach) + 1;
    for (let x = 0; x < width; x++) {
      if (y + reach < height) { sums[x] += rows[(y + reach) * width + x]; }
      if (y - reach - 1 >= 0) { sums[x] -= rows[(y - reach - 1) * width + x]; }
      const columns = Math.min(width - 1, x + reach) - Math.max(0, x - reach) + 1;
      if (y >= 0 && 2 * sums[x] >= columns * lines) { smooth[y * width + x] = 255; }
    }
  }
  return smooth;
}

// What the wand takes in.
function wandRegion(lab, width, height, at, color, tolerance) {
  const side = Math.max(width, height);
  const whole = withoutPinholes(grow(lab, width, height, at, color, tolerance), width, height, width * height / 2000);
  return smoothed(whole, width, height, Math.max(1, Math.round(side / 300)));
}
