#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Betlog authors
# SPDX-License-Identifier: GPL-3.0-only

# Every case that README.md names must exist; a table that names none proves nothing.
set -euo pipefail
cd "$(dirname "$0")"

mapfile -t cases < <(grep -o 'tst_[a-z0-9_]*\.[A-Za-z0-9]*' README.md | sort -u)
missing=0
for case in "${cases[@]}"; do
    file=${case%%.*}.cpp
    if ! grep -q "^    void ${case#*.}();" "$file"; then
        echo "README.md names $case, which does not exist." >&2
        missing=1
    fi
done
[[ ${#cases[@]} -gt 50 && $missing == 0 ]]
echo "${#cases[@]} cases"
