#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Betlog authors
# SPDX-License-Identifier: GPL-3.0-only

# needs_no_gui.sh <program>: fails, and names the libraries, where the program loads QtGui or what
# comes with it. A headless server must start on a machine that has none of it.
set -euo pipefail

libraries=$(ldd "$1")
if ! grep -q 'libQt6Core' <<<"$libraries"; then
    echo "$1 loads no Qt at all: this is not the program to look at"
    exit 2
fi
if grep -E 'libQt6(Gui|Widgets|Svg|OpenGL)|libX11|libEGL|libfontconfig' <<<"$libraries"; then
    exit 1
fi
