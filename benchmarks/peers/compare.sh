#!/usr/bin/env bash
# Times OpenCV and LesionMetrics on one scene in one run, one thread each, and prints a table:
# operation | OpenCV ns/px | ours ns/px | ratio | OpenCV's error | our error (both against double precision, at one pixel)
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
DOTNET_TieredPGO=0 "$benchmarks" peers time > "$work/ours.csv"
awk -F, '
  function off(value, oracle) { return oracle == "" ? "" : sprintf("%.1e", value > oracle ? value - oracle : oracle - value) }
  BEGIN { print "| operation | OpenCV ns/px | ours ns/px | OpenCV / ours | OpenCV error | our error |"; print "|---|---:|---:|---:|---:|---:|" }
  NR == FNR { time[$1] = $2; value[$1] = $3; next }
  FNR > 1 {
    if ($1 in time) {
      a = $4 == "" ? ("value " value[$1]) : off(value[$1], $4)
      b = $4 == "" ? ("value " sprintf("%.9g", $3)) : off($3, $4)
      printf "| %s | %.2f | %.2f | %.2f | %s | %s |\n", $1, time[$1], $2, time[$1] / $2, a, b
    } else {
      printf "| %s | | %.2f | | | |\n", $1, $2
    }
  }' "$work/opencv.csv" "$work/ours.csv"
