// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "domain/bet.h"

namespace betlog::sync {

/// A bet as the cache keeps it: binary, ten times faster to read than JSON, since a start waits for
/// it. Nothing else ever reads it: another form is another step of the cache's schema.
[[nodiscard]] QByteArray encodeBetBlob(const domain::Bet& bet);
/// nullopt: this is no such bet.
[[nodiscard]] std::optional<domain::Bet> decodeBetBlob(const QByteArray& blob);

} // namespace betlog::sync
