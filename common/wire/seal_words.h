// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QLatin1StringView>

namespace betlog::wire {

/// The PGP word list of Patrick Juola and Philip Zimmermann, 1995: a word for each byte, chosen so
/// that no two sound alike over a telephone. Bytes at even places take a word of two syllables,
/// those at odd places one of three, so that a word that is left out or said twice is heard.
[[nodiscard]] QLatin1StringView sealWord(quint8 byte, bool isOddPlace);

} // namespace betlog::wire
