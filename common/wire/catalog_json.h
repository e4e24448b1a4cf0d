// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"
#include "domain/catalog.h"

namespace betlog::wire {

/// The catalogue's JSON (protocol.md section 6): at most 100 leagues, 200 teams, 2,000 players and
/// 2,000 lines each; colours "#RRGGBB" or empty.
[[nodiscard]] QByteArray encodeCatalog(const domain::Catalog& catalog);
[[nodiscard]] base::Expected<domain::Catalog> decodeCatalog(QByteArrayView text);

} // namespace betlog::wire
