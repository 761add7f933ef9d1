#!/usr/bin/env bash
# Times OpenCV and LesionMetrics on one scene in one run, one thread each, and prints a table:
# operation | OpenCV ns/px | ours ns/px | ratio | OpenCV's error | our error (both the mean distance from double precision at 64 pixels) | times the floor:
# our time over that of copying as many bytes as the operation has to read and write once
# Needs g++, pkg-config and OpenCV 4's core and imgproc (Debian: apt-get install -y --no-install-recommends g++ pkg-config libopencv-dev).
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
dotnet build -c Release -v q --nologo "$here/../LesionMetrics.Benchmarks" >&2
benchmarks="$here/../LesionMetrics.Benchmarks/bin/Release/net10.0/LesionMetrics.Benchmarks"
# Only two of OpenCV's libraries are needed; pkg-config would name them all.
g++ -O2 -std=c++17 "$here/opencv_peer.cpp" $(pkg-config --cflags opencv4) -lopencv_imgproc -lopencv_core -o "$work/opencv_peer"
"$benchmarks" peers scene "$work/scene"
"$work/opencv_peer" "$work/scene" > "$work/opencv.csv"
DOTNET_TieredCompilation=0 "$benchmarks" peers time > "$work/ours.csv"
awk -F, '
  function off(values, oracle,   v, o, n, i, sum) {
    n = split(oracle, o, " ")
    split(values, v, " ")
    for (i = 1; i <= n; i++) sum += v[i] > o[i] ? v[i] - o[i] : o[i] - v[i]
    return sprintf("%.1e", sum / n)
  }
  function floors(name, ns) { return (name in bytes) ? sprintf("%.1f", ns / (bytes[name] * copy / 8)) : "" }
  BEGIN {
    split("copy 8 lab 15 chromophores 15 gaussian-2 8 gaussian-50 8 box-50 8 guided-gray-16 12 guided-color-16 16 otsu 1 quantiles 5 masked-mean 5 open-5 2 components 5 fill-holes 2 distance 5 remap-bilinear 16", moved, " ")
    for (i = 1; i in moved; i += 2) bytes[moved[i]] = moved[i + 1]
    print "| operation | OpenCV ns/px | ours ns/px | OpenCV / ours | OpenCV error | our error | times the floor |"
    print "|---|---:|---:|---:|---:|---:|---:|"
  }
  NR == FNR { time[$1] = $2; value[$1] = $3; next }
  FNR > 1 {
    if ($1 == "copy") copy = $2
    if ($1 in time) {
      a = $4 == "" ? sprintf("value %.9g", value[$1]) : off(value[$1], $4)
      b = $4 == "" ? ("value " sprintf("%.9g", $3)) : off($3, $4)
      printf "| %s | %.2f | %.2f | %.2f | %s | %s | %s |\n", $1, time[$1], $2, time[$1] / $2, a, b, floors($1, $2)
    } else {
      printf "| %s | | %.2f | | | | %s |\n", $1, $2, floors($1, $2)
    }
  }' "$work/opencv.csv" "$work/ours.csv"
