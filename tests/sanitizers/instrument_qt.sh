#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Betlog authors
# SPDX-License-Identifier: GPL-3.0-only

# instrument_qt.sh <folder>
#
# Builds Qt's Core, Network, Sql and Test with the thread sanitizer, from the source package of the
# very Qt that is installed, into <folder>/lib. The sanitizer sees only what was compiled with it:
# of Debian's own libraries it would not see what their mutexes and event queues order, and take
# each hand-over between two threads for a race. Done once; some ten minutes.

set -euo pipefail

folder=$(realpath -m "$1")
version=$(dpkg-query -W -f '${source:Version}' libqt6core6)
done_mark=$folder/lib/instrumented
[[ $(cat "$done_mark" 2>/dev/null) != "$version" ]] || exit 0

say() { printf '%s\n' "$*" >&2; }

# The archives that this machine installs from, asked for sources; its own lists stay as they are.
apt_for_sources() {
    apt-get -qq -o Dir::Etc::sourcelist="$folder/apt/sources.list" -o Dir::Etc::sourceparts=- \
        -o Dir::State::lists="$folder/apt/lists" -o Dir::Cache="$folder/apt/cache" "$@"
}

fetch_source() {
    mkdir -p "$folder"/apt/{lists,cache}
    # shellcheck disable=SC2016 # apt-get fills these in.
    apt-get indextargets --format 'deb-src $(REPO_URI) $(CODENAME) $(COMPONENT)' \
        'Identifier: Packages' >"$folder/apt/sources.list"
    apt_for_sources update
    (cd "$folder" && apt_for_sources source --download-only "qt6-base=$version" >&2)
    rm -rf "$folder/source"
    dpkg-source --no-check -x "$folder"/qt6-base_*.dsc "$folder/source" >/dev/null
}

configure() {
    local launcher=()
    ! command -v ccache >/dev/null || launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
    local feature off=()
    for feature in gui xml dbus concurrent icu androiddeployqt mimetype_database \
        sql_{sqlite,db2,ibase,mysql,oci,odbc,psql} \
        system_{doubleconversion,libb2,pcre2,zlib} libproxy brotli gssapi; do
        off+=("-DFEATURE_$feature=OFF")
    done
    cmake -S "$folder/source" -B "$folder/build" -G Ninja --log-level=ERROR "${launcher[@]}" \
        -DCMAKE_BUILD_TYPE=Release '-DCMAKE_CXX_FLAGS_RELEASE=-O1 -g1 -fno-omit-frame-pointer' \
        -DECM_ENABLE_SANITIZERS=thread -DFEATURE_sanitizer=ON -DFEATURE_sanitize_thread=ON \
        -DQT_BUILD_EXAMPLES=OFF -DQT_BUILD_TESTS=OFF "${off[@]}" >/dev/null
}

say "Building Qt $version with the thread sanitizer; this takes some ten minutes."
mkdir -p "$folder/lib"
fetch_source
configure
cmake --build "$folder/build" --target Core Network Sql Test >&2
cp -a "$folder"/build/lib/libQt6{Core,Network,Sql,Test}.so* "$folder/lib/"
rm -rf "$folder"/{source,build,apt} "$folder"/qt6-base_*
printf '%s' "$version" >"$done_mark"
